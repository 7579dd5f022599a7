import { drawChart } from "#core/explore/draw-chart.ts";
import { insightsOf } from "#core/explore/insights.ts";
import { tableFormats } from "#core/export/table/table-formats.ts";
import { cellText } from "#core/frame/cells.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { countByBin, distributionOf } from "#core/frame/distribution.ts";
import { findCells } from "#core/frame/find-cells.ts";
import { levelCounts } from "#core/frame/level-counts.ts";
import type { Reading } from "#core/frame/reading.ts";
import { rowsWhere } from "#core/frame/row-conditions.ts";
import { scatterSample } from "#core/frame/scatter.ts";
import { formulaColumn } from "#core/formula/formula-column.ts";
import { shareTable } from "#core/frame/shared-table.ts";
import { sortRows } from "#core/frame/sort-rows.ts";
import type { ColumnProfile } from "#core/frame/profile-types.ts";
import { profileColumns, summaryOf } from "#core/frame/summary.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { decodeTable, encodeTable } from "#core/frame/table-file.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { dataAlerts } from "#core/profile/alerts.ts";
import { associationMatrix } from "#core/profile/associations/association-matrix.ts";
import { missingPatterns } from "#core/profile/missing-patterns.ts";
import { targetRelations } from "#core/profile/target-relations.ts";
import { readLatheFile, writeLatheFile } from "#core/project/lathe-file.ts";
import type { TableFacts } from "#core/project/table-facts.ts";
import { applyEdits } from "#core/table-edits/apply-edits.ts";
import { readOptionsOf } from "#core/table-edits/table-options.ts";
import { joinBytes } from "#core/shared/join-bytes.ts";
import { LatheError } from "#core/shared/problems.ts";
import { defaultRoles } from "#core/task/default-roles.ts";
import { proposeTask } from "#core/task/propose.ts";
import { openKeeping } from "#workers/open-keeping.ts";
import { type CreateRowFile, refuseRowFile } from "#workers/row-files.ts";
import { blobSource, blobSourceHashed } from "#workers/blob-source.ts";
import { fileHandlers } from "#workers/file-handlers.ts";
import { givenUp } from "#workers/given-up.ts";
import { otherTableHandlers } from "#workers/other-tables.ts";
import type { Editing } from "#workers/other-operations.ts";
import type { WorkerClient } from "#workers/connect.ts";
import type { HashOperations, ShareOperations } from "#workers/beside-operations.ts";
import type { DataOperations } from "#workers/protocol.ts";
import { hireReaders } from "#workers/read-helpers.ts";
import { type Client, type Handlers, move } from "#workers/rpc.ts";

/** From so many bytes on, a file is hashed in a worker of its own. */
const largeFile = 4 * 1024 * 1024;

/**
 * What the data worker does: it unpacks, calls core, returns. It remembers one table, as it was read and as it was edited.
 * @param hashes works out the hash of a large file beside the reading; without it core does so on the way
 * @param createRowFile where rows go that do not fit into memory
 * @param readers help to read a large file; with none it is read by one reader
 */
export function dataHandlers(
  hashes?: Client<HashOperations>,
  createRowFile: CreateRowFile = refuseRowFile,
  readers: readonly WorkerClient<ShareOperations>[] = [],
): Handlers<DataOperations> {
  let held: { readonly table: Table; readonly columns: readonly ColumnProfile[] } | null = null;
  /** As it was read. Columns that no edit changed are those of the edited table too. */
  let raw: { readonly table: Table; readonly reading: Reading } | null = null;
  const profiles = new WeakMap<Column, ColumnProfile>();

  /** Takes a table in place of the one before, which is kept until all of this is known. */
  async function hold(
    read: Table,
    readingOfFile: Reading,
    { edits, others, share }: Editing,
    checkpoint: () => Promise<void>,
  ): Promise<TableFacts> {
    const unedited = share ? shareTable(read) : read;
    const edited = await applyEdits(unedited, edits, checkpoint, await second.take(others));
    const table = share ? shareTable(edited.table) : edited.table;
    const reading = { ...readingOfFile, nRows: table.nRows };
    const columns = await profileColumns(table, checkpoint, profiles);
    const proposal = proposeTask(table, columns);
    held = { table, columns };
    raw = { table: unedited, reading: readingOfFile };
    const facts = { reading, proposal, editNotes: edited.notes, nRowsRead: unedited.nRows };
    return { ...facts, columns: columns.map(summaryOf) };
  }

  function needed(): NonNullable<typeof held> {
    if (!held) throw new LatheError("no-table", {});
    return held;
  }
  const second = otherTableHandlers(() => needed().table);
  const column = (name: string): Column => findColumn(needed().table, name);
  const columnOrNull = (name: string | null) => (name === null ? null : column(name));

  return {
    ...fileHandlers,
    async read({ file, name, options, others, share, rowsFile }, { checkpoint }) {
      const stop = new AbortController();
      const digest = hashes && (() => hashes.run("sha256", { file, name }, { signal: stop.signal }));
      const helpers = hireReaders(file, name, readers);
      const source =
        digest && file.size >= largeFile ? blobSourceHashed(file, name, digest) : blobSource(file, name);
      const helped = helpers === null ? source : { ...source, helpers };
      const opening =
        rowsFile === null ? null : { name: rowsFile, rows: await createRowFile(rowsFile, name) };
      const { table, reading } = await openKeeping(
        helped,
        readOptionsOf(options),
        checkpoint,
        opening,
      ).finally(() => {
        stop.abort();
        helpers?.end();
      });
      const { nRows: rows, byteLength } = reading;
      const done = { bytesRead: byteLength, bytesTotal: byteLength, rows };
      const { edits = [] } = options;
      return hold(table, reading, { edits, others, share }, () => checkpoint(done));
    },

    async attach({ bytes, reading, ...editing }) {
      return hold(decodeTable(bytes), reading, editing, async () => {});
    },

    async edit(editing, { checkpoint }) {
      if (!raw) throw new LatheError("no-table", {});
      return hold(raw.table, raw.reading, editing, () => checkpoint(null));
    },

    ...second.handlers,
    roles: async ({ target, task }) => {
      const { table, columns } = needed();
      return defaultRoles(table, columns, target, task);
    },

    async alerts({ reading, target }, call) {
      const { table, columns } = needed();
      const pause = givenUp(call);
      return dataAlerts(table, columns, reading, target, () => pause(null), call.notify);
    },

    async profile({ column: name }) {
      column(name); // one that is not there is refused by name
      return needed().columns.find((profile) => profile.name === name)!;
    },

    async associations({ method }, call) {
      const { table, columns } = needed();
      return associationMatrix(table, columns, method, givenUp(call));
    },

    async missingPatterns(_, call) {
      const { table, columns } = needed();
      return missingPatterns(table, columns, givenUp(call));
    },

    async targetRelations({ reading, target, method }, call) {
      const { table, columns } = needed();
      return targetRelations(table, columns, reading, target, method, givenUp(call));
    },

    async tryFormula({ formula, rows }) {
      const { table } = needed();
      const first = Int32Array.from({ length: Math.min(rows, table.nRows) }, (_, row) => row);
      const column = await formulaColumn("", formula, takeRows(table, first), async () => {});
      return Array.from(first, (row) => cellText(column, row));
    },

    async tryEdit({ edit }, call) {
      const pause = givenUp(call);
      const { notes } = await applyEdits(needed().table, [edit], () => pause(null));
      return notes[0] ?? null;
    },

    levels: async ({ column: name }) => levelCounts(column(name)),

    table: async () => needed().table,

    async encode() {
      if (!raw) throw new LatheError("no-table", {});
      const bytes = joinBytes(encodeTable(raw.table));
      return move(bytes, bytes.buffer);
    },

    async saveTable({ format, options, rows }, call) {
      const { table } = needed();
      const kind = tableFormats.find(({ id }) => id === format)!; // typed as one of them
      const pause = givenUp(call);
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      const chosen = rows === null ? table : takeRows(table, rows);
      for await (const piece of kind.write(chosen, options, ({ rows: done, of }) =>
        pause({ share: done / of }),
      ))
        pieces.push(piece);
      return new Blob(pieces, { type: kind.mediaType });
    },

    async cells({ start, end, rows: chosen }) {
      const { table } = needed();
      const last = Math.min(end, table.nRows);
      const rows = chosen
        ? Array.from(chosen)
        : Array.from({ length: Math.max(0, last - start) }, (_, i) => start + i);
      return { start, rows, columns: table.columns.map((each) => rows.map((row) => cellText(each, row))) };
    },

    async findCells({ text, columns, rows }, call) {
      const found = await findCells(needed().table, text, columns, rows, givenUp(call));
      return move(found, found.places.buffer, found.before.buffer);
    },

    distribution: async ({ column: name, target }) =>
      distributionOf(needed().table, column(name), columnOrNull(target)),

    countByBin: async ({ column: name, rows }) => countByBin(column(name), rows),

    scatter: async ({ x, y, target }) =>
      scatterSample(needed().table, column(x), column(y), columnOrNull(target), 0),

    chart: async ({ spec, selected, onlySelected }) =>
      drawChart(needed().table, spec, selected, onlySelected),

    async insights({ target }, call) {
      const { table, columns } = needed();
      return insightsOf(table, columns, target, givenUp(call));
    },

    async rowsWhere({ conditions }) {
      const rows = rowsWhere(needed().table, conditions);
      return move(rows, rows.buffer);
    },

    async sortRows({ column: name, descending, rows }) {
      const sorted = sortRows(column(name), descending, rows);
      return move(sorted, sorted.buffer);
    },

    async packProject(contents) {
      const bytes = writeLatheFile(contents);
      return move(bytes, bytes.buffer);
    },

    unpackProject: async ({ file }) => readLatheFile(new Uint8Array(await file.arrayBuffer())),
  };
}
