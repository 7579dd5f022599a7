import { appendTables, type AppendedPart } from "#core/ingest/append-tables.ts";
import { zipParts, type ZipParts } from "#core/ingest/archive/archive-parts.ts";
import { unpackedSource } from "#core/ingest/archive/unpacked-source.ts";
import { packedEntry } from "#core/ingest/archive/zip-entries.ts";
import { beliedName } from "#core/ingest/belied-name.ts";
import { finish, hashOf, openAt } from "#core/ingest/open-table.ts";
import type {
  ByteSource,
  Reading,
  ReadOptions,
  ReadProgress,
  ReadResult,
  ReadWarning,
} from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";

/** The file in a gzip file, as a source of its own. @throws LatheError "file-damaged", "file-unsafe" */
function gunzipped(source: ByteSource, checkpoint: Checkpoint<ReadProgress>): Promise<ByteSource> {
  const name = source.name.replace(/\.(gz|gzip|tgz)$/i, "");
  const packed = { source, format: "gzip", start: 0, end: source.byteLength, expected: null } as const;
  return unpackedSource(name, packed, checkpoint);
}

export async function openGzip(
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  depth: number,
): Promise<ReadResult> {
  const inner = await gunzipped(source, checkpoint);
  const { table, reading } = await openAt(inner, options, checkpoint, depth + 1);
  const outer = await outerReading(source, reading, "gzip", checkpoint);
  return {
    table,
    reading: {
      ...outer,
      warnings: [
        ...beliedName(source.name, "gzip"),
        ...reading.warnings.filter(({ code }) => code !== "content-not-name"),
      ],
    },
  };
}

/** A workbook, or one file of an archive, or several of either with the same columns. */
export async function openZip(
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  depth: number,
): Promise<ReadResult> {
  const parts = await zipParts(source);
  const { chosen, left } = chooseParts(source.name, parts, options.parts);
  const { parts: _, ...inside } = options;
  const readers: AppendedPart[] = chosen.map((name) => ({
    name,
    read: (wanted) => readPart(source, parts, name, wanted, checkpoint, depth),
  }));
  const { table, results } = await appendTables(readers, inside);
  const first = results[0]!.reading;
  const warnings = [...left, ...joinedWarnings(chosen, results)];
  const shared = { nRows: table.nRows, ...(parts.names.length > 1 ? { parts: chosen } : {}) };
  if (parts.kind === "sheet") return { table, reading: { ...first, ...shared, warnings } };
  const outer = await outerReading(source, first, "zip", checkpoint);
  return {
    table,
    reading: {
      ...outer,
      ...shared,
      ragged: chosen.length === 1 ? first.ragged : [],
      warnings: [...beliedName(source.name, "zip"), ...warnings],
    },
  };
}

async function readPart(
  source: ByteSource,
  { kind, entries }: ZipParts,
  name: string,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  depth: number,
): Promise<ReadResult> {
  if (kind === "sheet") {
    const { readXlsx } = await import("#core/ingest/xlsx/read-xlsx.ts");
    return finish(
      source,
      "xlsx",
      options,
      await readXlsx(source, entries, name, options, checkpoint),
      checkpoint,
    );
  }
  const entry = entries.find((each) => each.name === name)!; // chosen from these
  const inner = await unpackedSource(fileNameOf(name), await packedEntry(source, entry), checkpoint);
  return openAt(inner, options, checkpoint, depth + 1);
}

/** Without a choice the first is read, and the others are named. */
function chooseParts(
  file: string,
  { kind, names }: ZipParts,
  wanted: readonly string[] | undefined,
): { readonly chosen: readonly string[]; readonly left: readonly ReadWarning[] } {
  if (wanted !== undefined && wanted.length > 0) {
    const unknown = wanted.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      const known = names
        .slice(0, 20)
        .map((name) => `“${name}”`)
        .join(", ");
      throw new LatheError("unknown-part", { file, part: unknown, parts: known });
    }
    return { chosen: [...new Set(wanted)], left: [] };
  }
  const [first, ...others] = names;
  if (others.length === 0) return { chosen: [first!], left: [] };
  const listed = others
    .slice(0, 5)
    .map((name) => `“${name}”`)
    .join(", ");
  const more = others.length > 5 ? ` and ${others.length - 5} more` : "";
  const what = kind === "sheet" ? "The workbook has other sheets" : "The archive has other files";
  const message = `“${first}” was read. ${what}: ${listed}${more}.`;
  return { chosen: [first!], left: [{ code: "other-parts", count: others.length, message }] };
}

function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** What stands for the file that was picked, in place of the one inside it. */
async function outerReading(
  source: ByteSource,
  inner: Reading,
  packed: "gzip" | "zip",
  checkpoint: Checkpoint<ReadProgress>,
): Promise<Reading> {
  const contentHash = await hashOf(source, checkpoint);
  return { ...inner, fileName: source.name, byteLength: source.byteLength, contentHash, packed };
}

/** Where several were read, each warning says of which it speaks. */
function joinedWarnings(chosen: readonly string[], results: readonly ReadResult[]): readonly ReadWarning[] {
  if (chosen.length === 1) return results[0]!.reading.warnings;
  const rows = results.map(({ table }, i) => `“${chosen[i]}” (${table.nRows})`);
  const listed = rows.slice(0, 10).join(", ") + (rows.length > 10 ? ` and ${rows.length - 10} more` : "");
  const appended = {
    code: "parts-appended",
    count: chosen.length,
    message: `The rows of ${chosen.length} parts stand one under the other: ${listed}.`,
  };
  return [
    appended,
    ...results.flatMap(({ reading }, i) =>
      reading.warnings.map((warning) => ({ ...warning, message: `“${chosen[i]}”: ${warning.message}` })),
    ),
  ];
}
