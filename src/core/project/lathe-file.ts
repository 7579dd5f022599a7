import { strToU8, zipSync } from "fflate";
import * as z from "zod/mini";
import type { Reading } from "#core/frame/reading.ts";
import { readProject, writeProject } from "#core/project/project-file.ts";
import type { Project } from "#core/project/project.ts";
import { readReading } from "#core/project/reading-schema.ts";
import { readRunFiles, writeRunFiles } from "#core/project/run-files-codec.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import { unzipEntries } from "#core/project/unzip-entries.ts";
import type { RunId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import { sha256Hex } from "#core/shared/sha256.ts";

/** All that a `.lathe` file can hold. */
export interface LatheContents {
  readonly project: Project;
  readonly runs: readonly { readonly id: RunId; readonly files: RunFiles }[];
  /** The rows: columns (`encodeTable`), and the file they were read from. null when the file was saved without them. */
  readonly table: {
    readonly reading: Reading;
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly source: Uint8Array<ArrayBuffer> | null;
    /** Second tables that edits of the table name, by key (docs/adr/0010). */
    readonly others: readonly OtherBytes[];
  } | null;
}

/** A second table: the bytes of its columns under their SHA-256. */
export interface OtherBytes {
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const allowedNames =
  /^(manifest\.json|project\.json|runs\/[A-Za-z0-9-]{1,100}\.bin|table\/(reading\.json|columns\.bin|source|other-[0-9a-f]{64}\.bin))$/;

const manifestSchema = z.strictObject({
  format: z.literal("lathe"),
  version: z.int().check(z.gte(1)),
  entries: z
    .array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string().check(z.length(64)) }))
    .check(z.maxLength(20_000)),
});
const FILE_VERSION = 1;
/** A fixed time (1980-01-02, the first that zip can say in every zone), so that equal projects give equal files. */
const EPOCH = 315_619_200_000;

/** A zip of `project.json`, models, perhaps rows, and `manifest.json` with the SHA-256 of each (docs/adr/0005). */
export function writeLatheFile({ project, runs, table }: LatheContents): Uint8Array<ArrayBuffer> {
  const entries = new Map<string, Uint8Array>();
  entries.set("project.json", strToU8(JSON.stringify(writeProject(project), null, 1)));
  for (const { id, files } of runs) entries.set(`runs/${id}.bin`, writeRunFiles(files));
  if (table) {
    entries.set("table/reading.json", strToU8(JSON.stringify(table.reading)));
    entries.set("table/columns.bin", table.bytes);
    if (table.source) entries.set("table/source", table.source);
    for (const { key, bytes } of table.others) entries.set(`table/other-${key}.bin`, bytes);
  }
  const listed = [...entries].map(([name, bytes]) => ({
    name,
    bytes: bytes.length,
    sha256: sha256Hex(bytes),
  }));
  const manifest = { format: "lathe", version: FILE_VERSION, entries: listed };
  const zipped = { "manifest.json": strToU8(JSON.stringify(manifest)), ...Object.fromEntries(entries) };
  return zipSync(zipped, { level: 6, mtime: EPOCH });
}

/**
 * Reads a `.lathe` file, trusting nothing in it: names from a fixed list, bounded sizes, every hash checked.
 * @param maxBytes most bytes of all entries together, unpacked
 * @throws LatheError "project-invalid" or "project-newer"
 */
export function readLatheFile(file: Uint8Array, maxBytes = 2_147_483_648): LatheContents {
  const entries = unzipEntries(file, (name) => allowedNames.test(name), maxBytes);
  checkManifest(entries);
  const project = readProject(parseJson(need(entries, "project.json"), "project.json"));
  const known = new Set<string>(project.runs.map(({ id }) => id));
  const runs = [...entries].flatMap(([name, bytes]) => {
    const id = /^runs\/(.*)\.bin$/.exec(name)?.[1];
    if (id === undefined) return [];
    if (!known.has(id)) throw invalid(`it holds a model of no run (${name})`);
    return [{ id: id as RunId, files: readRunFiles(bytes) }];
  });
  const bytes = entries.get("table/columns.bin");
  const table = bytes && {
    reading: readReading(parseJson(need(entries, "table/reading.json"), "table/reading.json")),
    bytes,
    source: entries.get("table/source") ?? null,
    others: othersOf(entries),
  };
  return { project, runs, table: table ?? null };
}

/** Each is what its name says: an edit that names it gets the rows it was made with, or none. */
function othersOf(entries: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): readonly OtherBytes[] {
  return [...entries].flatMap(([name, bytes]) => {
    const key = /^table\/other-(.*)\.bin$/.exec(name)?.[1];
    if (key === undefined) return [];
    if (sha256Hex(bytes) !== key) throw invalid(`${name} is damaged`);
    return [{ key, bytes }];
  });
}

/** Every entry is listed with its size and hash, and everything listed is there. */
function checkManifest(entries: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): void {
  const parsed = manifestSchema.safeParse(parseJson(need(entries, "manifest.json"), "manifest.json"));
  if (!parsed.success) throw invalid("its list of contents is damaged");
  const { version, entries: listed } = parsed.data;
  if (version > FILE_VERSION) throw new LatheError("project-newer", { version, known: FILE_VERSION });
  const names = new Set(listed.map(({ name }) => name));
  if (names.size !== listed.length || names.size !== entries.size - 1) {
    throw invalid("it does not hold what its list of contents says");
  }
  for (const { name, bytes, sha256 } of listed) {
    const entry = need(entries, name);
    if (entry.length !== bytes || sha256Hex(entry) !== sha256) throw invalid(`${name} is damaged`);
  }
}

function need(entries: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, name: string): Uint8Array<ArrayBuffer> {
  const entry = entries.get(name);
  if (!entry) throw invalid(`${name} is missing`);
  return entry;
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalid(`${name} is damaged`);
  }
}

function invalid(reason: string): LatheError {
  return new LatheError("project-invalid", { reason });
}
