import { inferSchema, initParser } from "udsv";
import { answer } from "./answer.mjs";
import { typedColumns } from "./typed-columns.mjs";

answer(async (file) => {
  const columns = typedColumns();
  let parser = null;
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    parser ??= initParser(inferSchema(value));
    parser.chunk(value, parser.stringArrs, columns.take);
  }
  parser.end();
  return columns.finish();
});
