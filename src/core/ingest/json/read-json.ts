import { createDecoder, detectUnicode } from "#core/ingest/decoder.ts";
import type { Contents } from "#core/ingest/contents.ts";
import { JsonRows } from "#core/ingest/json/json-rows.ts";
import { shapeOf } from "#core/ingest/json/json-shapes.ts";
import { type JsonPiece, JsonValues } from "#core/ingest/json/json-values.ts";
import { type Json, JsonFault, parseJson } from "#core/ingest/json/parse-json.ts";
import { columnsOfRows, type RowSink } from "#core/ingest/text-columns.ts";
import { byteSlices } from "#core/ingest/text-stream.ts";
import { keepsRow } from "#core/frame/row-share.ts";
import type { ByteSource, ReadOptions, ReadProgress, ReadWarning } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";

const sliceBytes = 256 * 1024;
/** An object has to be seen whole before one knows what its table is. */
const longestObject = 256 * 1024 * 1024;

/**
 * Reads JSON (a list of records, or an object that holds a table) or NDJSON (a record a line). Lists and lines stream.
 * @param headBytes reading ends after about so many bytes of a list or of lines
 * @throws LatheError "file-damaged", "json-object-too-large", "file-empty", "table-has-no-rows"; AbortError from `checkpoint`
 */
export async function readJson(
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  isLines: boolean,
  headBytes = Number.POSITIVE_INFINITY,
): Promise<Contents> {
  const head = await source.slice(0, Math.min(4096, source.byteLength));
  const encoding = options.encoding ?? detectUnicode(head)?.name ?? "utf-8";
  let rows: JsonRows | null = null;
  let invalid = 0;
  let note: string | null = null;
  let of = 0;
  let read = 0;
  const pass = async (sink: RowSink) => {
    const count = { n: 0 };
    const decoder = createDecoder(encoding);
    const slices = byteSlices(
      source,
      { sliceBytes: Math.min(sliceBytes, headBytes / 16), from: 0, to: source.byteLength },
      null,
      () => count.n,
      checkpoint,
    );
    const first = await firstSign(source, encoding);
    if (isLines || first === "[") {
      rows = new JsonRows(sink, null);
      const values = new JsonValues(!isLines);
      read = 0;
      for await (const { bytes, last } of slices) {
        for (const piece of values.read(decoder.decode(bytes, last), last)) {
          if (options.sample === undefined || keepsRow(options.sample, count.n))
            rows.add(parsePiece(source.name, piece));
          count.n++;
        }
        read += bytes.length;
        if (read >= headBytes) break;
      }
      of = count.n;
      if (read < source.byteLength) return;
      if (!values.isComplete) throw damaged(source.name, "it ends too early: its list is not closed");
      if (values.rest !== "")
        throw damaged(source.name, `something follows after its end: “${values.rest.slice(0, 40)}”`);
    } else {
      if (source.byteLength > longestObject)
        throw new LatheError("json-object-too-large", { file: source.name, limit: "256 MB" });
      let all = "";
      for await (const { bytes, last } of slices) all += decoder.decode(bytes, last);
      const root = parsePiece(source.name, { text: all.replace(/^\ufeff/, ""), line: 1 });
      const shaped = root instanceof Map ? shapeOf(root) : null;
      note = shaped?.note ?? null;
      rows = new JsonRows(sink, shaped?.names ?? null);
      for (const record of shaped?.records ?? [root]) rows.add(record as Json);
    }
    invalid = decoder.invalid();
  };
  // In JSON a missing value is null: "NA" is a text like any other, unless the person says what is missing.
  const { columns, warnings, nRows } = await columnsOfRows(
    source.name,
    options,
    options.missingTokens ?? [],
    pass,
  );
  const isDrawn = options.sample !== undefined && of > 0;
  if (!isDrawn && (nRows === 0 || columns.length === 0))
    throw new LatheError("table-has-no-rows", { file: source.name });
  return {
    columns,
    nRows,
    of: isDrawn ? of : undefined,
    share: read > 0 && read < source.byteLength ? read / source.byteLength : undefined,
    encoding,
    header: true,
    warnings: [...notes(note, rows, invalid, encoding), ...warnings],
  };
}

async function firstSign(source: ByteSource, encoding: string): Promise<string> {
  const bytes = await source.slice(0, Math.min(64 * 1024, source.byteLength));
  return (
    createDecoder(encoding)
      .decode(bytes, false)
      .replace(/^\ufeff/, "")
      .trimStart()[0] ?? ""
  );
}

function parsePiece(file: string, { text, line }: JsonPiece): Json {
  if (text.trim() === "") throw damaged(file, `a value is missing (line ${line})`);
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    let at = line;
    const start = text.length - text.trimStart().length;
    for (let i = text.indexOf("\n", start); i !== -1 && i < error.at; i = text.indexOf("\n", i + 1)) at++;
    throw damaged(file, `${error.message} (line ${at})`);
  }
}

function damaged(file: string, reason: string): LatheError {
  return new LatheError("file-damaged", { file, what: "JSON", reason });
}

function notes(note: string | null, rows: JsonRows | null, invalid: number, encoding: string): ReadWarning[] {
  const list = (names: ReadonlySet<string>) =>
    [...names]
      .slice(0, 5)
      .map((name) => `“${name}”`)
      .join(", ") + (names.size > 5 ? ` and ${names.size - 5} more` : "");
  const flattened = rows?.flattened ?? new Set<string>();
  const asJson = rows?.asJson ?? new Set<string>();
  const warnings: (ReadWarning | false)[] = [
    invalid > 0 && {
      code: "invalid-bytes",
      count: invalid,
      message: `${invalid} ${invalid === 1 ? "place" : "places"} did not hold valid ${encoding} and became “\ufffd”.`,
    },
    note !== null && { code: "json-shape", count: 1, message: note },
    flattened.size > 0 && {
      code: "nested-objects",
      count: flattened.size,
      message: `The objects in ${list(flattened)} became columns of their own, named with a dot.`,
    },
    asJson.size > 0 && {
      code: "nested-values",
      count: asJson.size,
      message: `${list(asJson)} ${asJson.size === 1 ? "holds" : "hold"} lists or objects, which were kept as JSON text.`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}
