import { resolve } from "node:path";
import { withFileSource } from "#cli/file-source.ts";
import { openQuestions } from "#cli/reading-options.ts";
import type { Table } from "#core/frame/column.ts";
import { tableKey } from "#core/frame/table-key.ts";
import { openTable } from "#core/ingest/open-table.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { setTableOptions, tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { LatheError } from "#core/shared/problems.ts";
import { otherTablesOf } from "#core/table-edits/other-table.ts";
import type { OtherTables, TableEdit } from "#core/table-edits/table-edit.ts";
import { goOn } from "#core/shared/checkpoint.ts";

export interface SecondTables {
  /** The document, which names the rows that are here. */
  readonly pipeline: PipelineGraph;
  readonly tables: OtherTables;
}

/**
 * The tables that the joins and appends of a document bring in. A document holds none of their rows: each file is named on the command line
 * (`--table NAME=FILE`, NAME as the document has it). Other rows than it was made with are taken, and said.
 * @throws LatheError "bad-usage" where one is not named, or a name is none of the document's; as `openTable`
 */
export async function secondTables(
  pipeline: PipelineGraph,
  words: readonly string[],
  cwd: string,
  say: (line: string) => void,
): Promise<SecondTables> {
  const options = tableOptionsOf(pipeline);
  const edits = options?.edits ?? [];
  const named = otherTablesOf(edits);
  const files = new Map(
    words.map((word) => (named.length === 1 ? pairOf(word, named[0]!.fileName) : pairOf(word))),
  );
  const names = named.map(({ fileName }) => fileName);
  const unknown = [...files.keys()].find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const known = names.length === 0 ? "no second table" : names.map((name) => `“${name}”`).join(", ");
    throw new LatheError("bad-usage", {
      reason: `--table names “${unknown}”, and the pipeline has ${known}`,
    });
  }
  const needed = new Set(otherTablesOf(edits.filter(({ on }) => on)).map(({ key }) => key));
  const tables = new Map<string, Table>();
  const keys = new Map<string, string>();
  for (const { key, fileName } of named) {
    const file = files.get(fileName);
    if (file === undefined) {
      if (!needed.has(key)) continue;
      const reason = `the pipeline puts the table together with “${fileName}”: say --table "${fileName}=FILE"`;
      throw new LatheError("bad-usage", { reason });
    }
    const { table, reading } = await withFileSource(resolve(cwd, file), (source) =>
      openTable(source, {}, goOn),
    );
    for (const question of openQuestions(reading)) say(question);
    const found = tableKey(table);
    if (found !== key)
      say(`“${fileName}” has other rows than the pipeline was made with; those of ${file} are taken`);
    keys.set(key, found);
    tables.set(found, table);
  }
  if (options === null || keys.size === 0) return { pipeline, tables };
  return { pipeline: setTableOptions(pipeline, { ...options, edits: withKeys(edits, keys) }), tables };
}

/** "prices.csv=new/prices.csv"; a name may hold an equals sign where it is the document's only one. */
function pairOf(word: string, only?: string): readonly [name: string, file: string] {
  if (only !== undefined && word.startsWith(`${only}=`)) return [only, word.slice(only.length + 1)];
  const cut = word.indexOf("=");
  if (cut > 0 && cut < word.length - 1) return [word.slice(0, cut), word.slice(cut + 1)];
  throw new LatheError("bad-usage", { reason: `--table is NAME=FILE, not “${word}”` });
}

function withKeys(edits: readonly TableEdit[], keys: ReadonlyMap<string, string>): TableEdit[] {
  return edits.map((edit) => {
    const [other] = otherTablesOf([edit]);
    const key = other && keys.get(other.key);
    if (key === undefined) return edit;
    return { ...edit, params: { ...(edit.params as object), other: { ...other, key } } };
  });
}
