/** Endings of what can be opened as a table; a file is known by its content, these only fill the picker. */
export const tableFiles: readonly string[] = [
  ".csv",
  ".tsv",
  ".tab",
  ".txt",
  ".json",
  ".ndjson",
  ".jsonl",
  ".xlsx",
  ".xlsm",
  ".parquet",
  ".arrow",
  ".feather",
  ".gz",
  ".zip",
  "text/csv",
  "text/tab-separated-values",
];
