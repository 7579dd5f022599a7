import { createReadStream } from "node:fs";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import Papa from "papaparse";
import { loadSource } from "./support/load-source.mjs";
import { medianSecondsInTurn, printRatio } from "./support/measure.mjs";
import { mixedCsv } from "./support/tables.mjs";

/**
 * The same file to typed columns: Lathe's reader (encoding, dialect, kinds, ragged rows, hash of the content) against
 * PapaParse streaming with the least that makes columns of its strings: Number() and a Map of labels, kinds known.
 */

const nRows = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(`${tmpdir()}/lathe-bench-`);
const file = `${folder}/table.csv`;

/** Papa, given the kinds beforehand. */
function withPapa() {
  const columns = [];
  let isNumber = null;
  let rows = 0;
  return new Promise((done, fail) => {
    Papa.parse(createReadStream(file, { encoding: "utf8" }), {
      error: fail,
      chunk: ({ data }) => {
        for (const cells of data) {
          if (cells.length === 1 && cells[0] === "") continue;
          if (columns.length === 0) {
            for (const name of cells) columns.push({ name, values: [], labels: new Map() });
            continue;
          }
          isNumber ??= cells.map((cell) => cell !== "" && !Number.isNaN(Number(cell)));
          for (let i = 0; i < cells.length; i++) {
            const { values, labels } = columns[i];
            const cell = cells[i];
            if (isNumber[i]) values.push(cell === "" ? Number.NaN : Number(cell));
            else {
              let code = labels.get(cell);
              if (code === undefined) labels.set(cell, (code = labels.size));
              values.push(code);
            }
          }
          rows++;
        }
      },
      complete: () => {
        for (const column of columns) column.values = Float64Array.from(column.values);
        done({ rows, columns: columns.length });
      },
    });
  });
}

try {
  writeFileSync(file, mixedCsv(nRows));
  const { readTable } = await loadSource("src/core/ingest/read-table.ts");
  const bytes = statSync(file).size;
  const handle = await open(file);
  const source = {
    name: "table.csv",
    byteLength: bytes,
    async slice(start, end) {
      const piece = new Uint8Array(Math.min(end, bytes) - start);
      await handle.read(piece, 0, piece.length, start);
      return piece;
    },
  };
  const [ours, peer] = await medianSecondsInTurn(() => readTable(source, {}, async () => {}), withPapa);
  await handle.close();
  const { nRows: read, columns } = ours.result.table;
  if (read !== peer.result.rows || columns.length !== peer.result.columns)
    throw new Error(
      `the readers differ: ${read} × ${columns.length}, ${peer.result.rows} × ${peer.result.columns}`,
    );
  const speed = (seconds) => `${(bytes / 1e6 / seconds).toFixed(1)} MB/s`;
  console.log(`${(bytes / 1e6).toFixed(1)} MB, ${read} rows × ${columns.length} columns`);
  console.log(`Lathe ${speed(ours.seconds)}, PapaParse to typed columns ${speed(peer.seconds)}`);
  printRatio("ingest", ours.seconds, peer.seconds, "PapaParse");
} finally {
  rmSync(folder, { recursive: true });
}
