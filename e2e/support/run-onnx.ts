import * as ort from "onnxruntime-web/wasm";

/** Rows of raw text as they stand in the file, by column name. */
export type TextRows = ReadonlyMap<string, readonly string[]>;

/** Runs a downloaded model in another runtime's own way: nothing of Lathe's takes part. */
export async function runOnnx(
  model: Uint8Array,
  rows: TextRows,
): Promise<{ values: number[]; labels: string[] }> {
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(model);
  const feeds = session.inputMetadata.map((input) => {
    const texts = rows.get(input.name) ?? [];
    const shape = [texts.length, 1];
    const numbers = texts.map((text) => (text === "" ? Number.NaN : Number(text)));
    switch ("type" in input ? input.type : "none") {
      case "string":
        return [input.name, new ort.Tensor("string", [...texts], shape)] as const;
      case "float32":
        return [input.name, new ort.Tensor("float32", Float32Array.from(numbers), shape)] as const;
      case "float64": {
        const times = texts.map((text) => Date.parse(text));
        return [input.name, new ort.Tensor("float64", Float64Array.from(times), shape)] as const;
      }
      default:
        throw new Error(`an input of a type that is not known: ${input.name}`);
    }
  });
  const results = await session.run(Object.fromEntries(feeds));
  const [first, second] = session.outputNames.map((name) => results[name]?.data);
  await session.release();
  return {
    values: Array.from(first as Float32Array),
    labels: second ? [...(second as unknown as string[])] : [],
  };
}

/** Columns of a CSV without quotes. */
export function plainCsv(text: string): TextRows {
  const [header = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return new Map(header.map((name, column) => [name, rows.map((row) => row[column] ?? "")]));
}
