import {
  CompressionType,
  setCompressionCodec,
  type Table as ArrowTable,
  tableFromIPC,
} from "@uwdata/flechette";
import { decompress as unpackZstd } from "fzstd";
import { arrowHead } from "#core/ingest/arrow/arrow-head.ts";
import { arrowKind } from "#core/ingest/arrow/arrow-types.ts";
import { unpackLz4Frame } from "#core/ingest/archive/lz4.ts";
import type { Contents } from "#core/ingest/contents.ts";
import { readKinds } from "#core/ingest/stored-kinds.ts";
import { TypedColumn } from "#core/ingest/typed-columns.ts";
import type { Column, ColumnKind } from "#core/frame/column.ts";
import type { ByteSource, ReadProgress, ReadWarning } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";

/** The reader needs the file as one array. */
const largest = 0x7fffffff;
const rowsPerStep = 65_536;
const noPacking = () => {
  throw new Error("Lathe writes Arrow files unpacked");
};

setCompressionCodec(CompressionType.LZ4_FRAME, { decode: unpackLz4Frame, encode: noPacking });
setCompressionCodec(CompressionType.ZSTD, {
  decode: (bytes, length) => unpackZstd(bytes, new Uint8Array(length)),
  encode: noPacking,
});

/**
 * Reads an Arrow file, an Arrow stream or a Feather file of version 2, which is an Arrow file.
 * @param onlyHead the first record batch is all that is wanted
 * @returns with `kinds`, those that Lathe wrote into it
 * @throws LatheError "file-damaged", "file-too-large", "table-has-no-rows"; AbortError from `checkpoint`
 */
export async function readArrow(
  source: ByteSource,
  checkpoint: Checkpoint<ReadProgress>,
  onlyHead = false,
): Promise<Contents & { readonly kinds: readonly (readonly [string, ColumnKind])[] }> {
  const head = onlyHead ? await arrowHead(source) : null;
  if (head === null && source.byteLength > largest)
    throw new LatheError("file-too-large", { file: source.name, limit: "2 GB for an Arrow file" });
  const bytes = head ?? (await source.slice(0, source.byteLength));
  if (head === null && bytes.length !== source.byteLength)
    throw new LatheError("file-changed", { file: source.name });
  const decode = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw damaged(source.name, error);
    }
  };
  const table = decode(() => openArrow(bytes));
  const { fields, metadata } = table.schema;
  const { numRows: nRows } = table;
  if (fields.length === 0 || nRows === 0) throw new LatheError("table-has-no-rows", { file: source.name });
  const columns: Column[] = [];
  const warnings: ReadWarning[] = [];
  const nested: string[] = [];
  for (const [c, { name, type }] of fields.entries()) {
    const { kind, isNested, convert } = decode(() => arrowKind(type));
    if (isNested) nested.push(`“${name}”`);
    const column = new TypedColumn(name, kind);
    const values = decode(() => table.getChildAt(c)[Symbol.iterator]());
    for (let row = 0; row < nRows; ) {
      const end = Math.min(nRows, row + rowsPerStep);
      decode(() => {
        for (; row < end; row++) {
          const next = values.next();
          if (next.done === true)
            throw new Error(`column “${name}” has ${row} values where ${nRows} rows are said to be`);
          column.push(convert(next.value));
        }
      });
      const done = (c + row / nRows) / fields.length;
      await checkpoint({ bytesRead: Math.round(done * bytes.length), bytesTotal: bytes.length, rows: row });
    }
    const finished = column.finish();
    columns.push(finished.column);
    warnings.push(...finished.warnings);
  }
  if (nested.length > 0) {
    const message = `${nested.slice(0, 5).join(", ")} ${nested.length === 1 ? "holds" : "hold"} lists or groups, which were kept as JSON text.`;
    warnings.unshift({ code: "nested-values", count: nested.length, message });
  }
  return {
    columns,
    nRows,
    share: head === null ? undefined : Math.min(1, bytes.length / source.byteLength),
    encoding: "",
    header: true,
    warnings,
    kinds: readKinds(metadata?.get("lathe")),
  };
}

export function openArrow(bytes: Uint8Array): ArrowTable {
  return tableFromIPC(bytes, { useBigInt: true, useBigIntTimestamp: true, useDecimalInt: true });
}

function damaged(file: string, error: unknown): LatheError {
  const message = error instanceof Error ? error.message : "";
  const reason = message.length > 0 && message.length < 160 ? message : "its contents are not valid";
  return new LatheError("file-damaged", { file, what: "Arrow", reason });
}
