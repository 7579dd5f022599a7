import type { HeldOut } from "#core/project/run-files.ts";

/** Parts one after the other. */
export function together(parts: readonly HeldOut[]): HeldOut {
  const rows = new Int32Array(parts.reduce((sum, part) => sum + part.rows.length, 0));
  const outputs = new Float64Array(parts.reduce((sum, part) => sum + part.outputs.length, 0));
  let row = 0;
  let output = 0;
  for (const part of parts) {
    rows.set(part.rows, row);
    outputs.set(part.outputs, output);
    row += part.rows.length;
    output += part.outputs.length;
  }
  return { rows, outputs };
}
