import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { NetShape } from "#core/estimators/neural/net-shape.ts";
import { denseOutput, embedded, normalised } from "#core/estimators/neural/tfjs-layers.ts";
import type { TfjsOps } from "#core/estimators/neural/tfjs-ops.ts";

/**
 * Outputs as in use: nothing dropped, running statistics.
 * @param statistics null where no layer has any; @param blocks the rows, as an embedding takes them or whole
 */
export function outputsInUse(
  ops: TfjsOps,
  { layers, nTrainable }: NetShape,
  params: TensorInfo,
  statistics: TensorInfo | null,
  epsilon: TensorInfo,
  blocks: readonly TensorInfo[],
): TensorInfo {
  const inputs: TensorInfo[] = [];
  return layers.reduce((input, layer) => {
    inputs.push(input);
    switch (layer.kind) {
      case "dense":
        return denseOutput(ops, layer, params, input);
      case "dropout":
        return input;
      case "batch-norm":
        return normalised(ops, layer, params, input, statistics!, nTrainable, epsilon);
      case "embedding":
        return embedded(ops, layer, params, blocks);
      case "add":
        return ops.add(input, inputs[layer.from]!);
    }
  }, blocks[0]!);
}
