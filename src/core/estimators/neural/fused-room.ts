import type { NetLayer, NetShape } from "#core/estimators/neural/net-shape.ts";
import type { Arrays, Room } from "#core/kernels/kernels.ts";
import { makeRoom } from "#core/kernels/provided-kernels.ts";

/** What a layer keeps between its way forth and back, for `capacity` rows; row-major. */
export interface LayerArrays {
  readonly output: Float32Array;
  /** Derivatives by its input. */
  readonly back: Float32Array;
  /** Of a dense layer, its weights on their side; of batch norm, the normalised input. */
  readonly extra: Float32Array;
}

/** All that the loops of a fit read and write. */
export interface FusedRoom {
  readonly room: Room;
  /** Trained numbers, then running statistics, as the shape lays them out. */
  readonly weights: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly gradient: Float32Array;
  /** The rows of a batch. */
  readonly input: Float32Array;
  /** Derivatives by the linear outputs. */
  readonly delta: Float32Array;
  readonly one: Float32Array;
  readonly layers: readonly LayerArrays[];
}

/** @param capacity rows of the largest batch */
export function fusedRoom(shape: NetShape, capacity: number): FusedRoom {
  const { room, own } = makeRoom((place) => arraysOf(place, shape, capacity));
  return { room, ...own };
}

function arraysOf(room: Arrays, shape: NetShape, capacity: number): Omit<FusedRoom, "room"> {
  return {
    weights: room.float32(shape.nWeights),
    first: room.float32(shape.nTrainable),
    second: room.float32(shape.nTrainable),
    gradient: room.float32(shape.nTrainable),
    input: room.float32(capacity * shape.inputs),
    delta: room.float32(capacity * shape.outputs),
    one: room.float32(1),
    layers: shape.layers.map((layer) => {
      const { inputs, outputs } = widthsOf(layer);
      const extra = {
        dense: inputs * outputs,
        "batch-norm": capacity * outputs,
        dropout: 0,
        embedding: 0,
        add: 0,
      };
      return {
        output: room.float32(capacity * outputs),
        back: room.float32(capacity * inputs),
        extra: room.float32(extra[layer.kind]),
      };
    }),
  };
}

function widthsOf(layer: NetLayer): { inputs: number; outputs: number } {
  return "units" in layer ? { inputs: layer.units, outputs: layer.units } : layer;
}
