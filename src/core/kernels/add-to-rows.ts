/** Adds what a leaf says to one output of its rows: output k of row r is raw[r · nOutputs + k]. */
export function addToRows(
  rows: Int32Array,
  start: number,
  end: number,
  value: number,
  raw: Float64Array,
  nOutputs: number,
  output: number,
): void {
  for (let i = start; i < end; i++) raw[rows[i]! * nOutputs + output]! += value;
}
