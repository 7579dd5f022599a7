import type { ReadWarning } from "#core/frame/reading.ts";

/** What a file can turn out to be, in words for a person. */
const words = {
  text: "a delimited text",
  json: "JSON",
  ndjson: "NDJSON (a record a line)",
  xlsx: "an Excel workbook",
  parquet: "a Parquet file",
  arrow: "an Arrow file",
  gzip: "packed with gzip",
  zip: "a zip archive",
} as const;
export type Content = keyof typeof words;

const meant: ReadonlyMap<string, readonly Content[]> = new Map([
  ["csv", ["text"]],
  ["tsv", ["text"]],
  ["tab", ["text"]],
  ["txt", ["text"]],
  ["json", ["json", "ndjson"]],
  ["geojson", ["json"]],
  ["ndjson", ["ndjson", "json"]],
  ["jsonl", ["ndjson", "json"]],
  ["xlsx", ["xlsx"]],
  ["xlsm", ["xlsx"]],
  ["xls", ["xlsx"]],
  ["parquet", ["parquet"]],
  ["arrow", ["arrow"]],
  ["feather", ["arrow"]],
  ["ipc", ["arrow"]],
  ["gz", ["gzip"]],
  ["zip", ["zip", "xlsx"]],
]);

/** A note where the name of a file promises something else than it holds. It was opened as what it is. */
export function beliedName(fileName: string, content: Content): readonly ReadWarning[] {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const promised = meant.get(extension);
  if (promised === undefined || promised.includes(content)) return [];
  const message = `The file is called .${extension} but is ${words[content]}, and was opened as that.`;
  return [{ code: "content-not-name", count: 1, message }];
}
