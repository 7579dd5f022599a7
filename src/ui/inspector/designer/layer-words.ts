import type { NetworkDescription } from "#core/estimators/neural/describe-network.ts";
import type { LayerSpec } from "#core/estimators/neural/layer-spec.ts";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatCount, plural } from "#ui/format/numbers.ts";

/** The layers one can add, in the order of the palette. */
export const layerKinds = [
  { kind: "dense", title: "Dense", hint: "Weighted sums of everything before it, and a bend." },
  {
    kind: "residual",
    title: "Residual block",
    hint: "Two dense layers whose result is added to what came in: deep nets learn easily with them.",
  },
  {
    kind: "dropout",
    title: "Dropout",
    hint: "Switches units off at random while it trains, against overfitting.",
  },
  { kind: "batch-norm", title: "Batch norm", hint: "Brings each unit to mean 0 and spread 1 over a batch." },
  { kind: "embedding", title: "Embedding", hint: "A learned vector for each category of a column." },
] as const satisfies readonly { kind: LayerSpec["kind"]; title: string; hint: string }[];

export const activationOptions = [
  { value: "relu", label: "ReLU" },
  { value: "tanh", label: "tanh" },
  { value: "sigmoid", label: "Sigmoid" },
  { value: "linear", label: "none" },
] as const;

export function layerTitle(layer: LayerSpec): string {
  const { title } = layerKinds.find(({ kind }) => kind === layer.kind)!;
  return layer.kind === "embedding" ? `${title} of ${layer.source}` : title;
}

/** "11,300 parameters, 45 kB; training takes 90 kB more for Adam and 180 kB for a batch." */
export function networkWords({ parameters, bytes }: NetworkDescription, batchSize: number): string {
  const { weights, adam, activations } = bytes;
  return `${plural(parameters, "parameter")}, ${formatBytes(weights)}. Training takes ${formatBytes(adam)} more for Adam and ${formatBytes(activations)} for a batch of ${formatCount(batchSize)}.`;
}
