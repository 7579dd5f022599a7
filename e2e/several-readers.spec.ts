import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import type { Table } from "#core/frame/column.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { bytesSource } from "#core/ingest/text-source.ts";
import { writeTable } from "./support/made-tables.ts";
import { builtFolder, expect, test } from "./support/studio-test.ts";

/** 18 MB of every kind of cell, more different ones further down than above. */
function manyRows(): string {
  const lines = ["id,day,words,level,share,x"];
  for (let row = 0; row < 300_000; row++) {
    const day = `20${10 + (row % 15)}-0${1 + (row % 9)}-${10 + (row % 18)}`;
    const level = row < 150_000 ? row % 40 : row % 4000;
    const share = row % 11 === 0 ? "NA" : (row % 1000) / 8;
    lines.push(`${row},${day},"said ""${row % 777}"", then left",g${level},${share},${row / 7}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Of a table: the SHA-256 of each column's cells, as their bits. */
type Digests = readonly (readonly string[])[];

test("a large file read by workers together is the table that one reader makes", async ({
  page,
  studio,
  consoleErrors,
}, info) => {
  const text = manyRows();
  const path = writeTable(info, "large.csv", text);
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  const script = readdirSync(`${builtFolder}/assets`).find((file) => /^data\.worker-.*\.js$/.test(file))!;
  await page.goto("./");
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement("input"), { type: "file", id: "large" })),
  );
  await page.locator("#large").setInputFiles(path);
  const read = await page.evaluate(async (address) => {
    const { files } = document.querySelector<HTMLInputElement>("#large")!;
    const worker = new Worker(address, { type: "module" });
    const ask = (id: number, op: string, input: unknown) =>
      new Promise<unknown>((resolve, reject) => {
        worker.addEventListener("message", ({ data }) => {
          if (data.id === id && data.type === "done") resolve(data.output);
          if (data.id === id && data.type === "failed") reject(new Error(JSON.stringify(data.error)));
        });
        worker.postMessage({ type: "start", id, op, input });
      });
    await ask(0, "read", {
      file: files![0],
      name: "large.csv",
      options: {},
      others: [],
      share: true,
      rowsFile: null,
    });
    const table = (await ask(1, "table", null)) as Table;
    worker.terminate();
    const digests: string[][] = [];
    for (const column of table.columns) {
      const parts: string[] = [column.kind, column.name];
      for (const [key, value] of Object.entries(column)) {
        if (!ArrayBuffer.isView(value)) continue;
        // The browser's own hash takes no shared memory.
        const bytes = new Uint8Array(value.byteLength);
        bytes.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        parts.push(`${key} ${[...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`);
      }
      digests.push(parts);
    }
    return { nRows: table.nRows, digests };
  }, `${studio.address}assets/${script}`);

  const bytes = Uint8Array.from(Buffer.from(text));
  const { table } = await readTable(bytesSource("large.csv", bytes), {}, async () => {});
  const digests: Digests = table.columns.map((column) => [
    column.kind,
    column.name,
    ...Object.entries(column).flatMap(([key, value]) =>
      ArrayBuffer.isView(value)
        ? [
            `${key} ${createHash("sha256")
              .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
              .digest("hex")}`,
          ]
        : [],
    ),
  ]);
  expect(read).toEqual({ nRows: table.nRows, digests });
  // It was read together: the worker that helps was loaded.
  expect(asked.filter((url) => url.includes("/share.worker-")).length).toBeGreaterThan(0);
  expect(consoleErrors).toEqual([]);
});
