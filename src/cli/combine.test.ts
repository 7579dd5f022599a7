import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { appendCommand } from "#cli/append.ts";
import { joinCommand } from "#cli/join.ts";
import { runCli } from "#cli/run-cli.ts";

let cwd = "";
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "lathe-combine-"));
  const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
  write("orders.csv", "order,item,n\n1,pen,3\n2,ink,4\n3,pen,5\n4,,6\n");
  write("prices.csv", "name,price,n\npen,1.5,10\npen,1.25,20\npot,9,30\n");
  write("more.csv", "item,order,colour\ncup,5,red\n");
});
afterEach(() => rmSync(cwd, { recursive: true }));

async function lathe(...words: readonly string[]) {
  let err = "";
  let out = "";
  const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), cwd };
  return { code: await runCli([joinCommand, appendCommand], "0", words, io), err, out };
}

const written = () => readFileSync(join(cwd, "out.csv"), "utf8");

it("joins two files and reports what matched, what did not, and what multiplied", async () => {
  const { code, err } = await lathe(
    "join",
    "orders.csv",
    "prices.csv",
    "--on",
    "item=name",
    "--out",
    "out.csv",
  );
  expect(code).toBe(0);
  expect(written()).toBe(
    "order,item,n,price,n_right\n1,pen,3,1.5,10\n1,pen,3,1.25,20\n2,ink,4,,\n3,pen,5,1.5,10\n3,pen,5,1.25,20\n4,,6,,\n",
  );
  expect(err).toBe(
    "2 of 4 rows of orders.csv have a partner in prices.csv.\n" +
      "1 row of orders.csv (1 key: ink) has no partner; it stays, with missing cells from prices.csv.\n" +
      "1 row of prices.csv (1 key: pot) has no partner; it does not come along.\n" +
      "1 row of orders.csv has no key; a missing key meets none.\n" +
      "Rows multiply: 2 rows of orders.csv find several partners (“pen” finds 2), so 4 rows become 6. Copies of one row " +
      "can fall on both sides of the split: group prices.csv to one row a key first, or give the key the role “group”.\n" +
      "Both have “n”; the one of prices.csv is called “n_right”.\n" +
      "6 rows, 5 columns.\n",
  );
});

it("takes only the columns and rows that were asked for", async () => {
  const words = ["--on", "item=name", "--how", "inner", "--take", "price", "--out", "out.csv"];
  expect((await lathe("join", "orders.csv", "prices.csv", ...words)).code).toBe(0);
  expect(written().split("\n")[0]).toBe("order,item,n,price");
  expect(written().split("\n")).toHaveLength(6);
});

it("refuses keys that cannot be equal, columns that are not there, and other ways", async () => {
  const run = (...words: readonly string[]) =>
    lathe("join", "orders.csv", "prices.csv", "--out", "out.csv", ...words);
  expect(await run("--on", "order=name")).toMatchObject({ code: 2 });
  expect((await run("--on", "order=name")).err).toMatch(
    /holds numbers in this table, and “name” holds words/,
  );
  expect(await run("--on", "gone")).toMatchObject({ code: 2 });
  expect((await run("--on", "item=name", "--how", "cross")).err).toMatch(
    /--how is left, inner, right, outer/,
  );
});

it("puts files under one another by column names, and says what one lacks", async () => {
  const { code, err } = await lathe("append", "orders.csv", "more.csv", "--out", "out.csv");
  expect(code).toBe(0);
  expect(written()).toBe("order,item,n,colour\n1,pen,3,\n2,ink,4,\n3,pen,5,\n4,,6,\n5,cup,,red\n");
  expect(err).toBe(
    "5 rows: 4 of orders.csv, 1 of more.csv.\n" +
      "“colour” is missing in the rows of orders.csv.\n" +
      "“n” is missing in the rows of more.csv.\n",
  );
  await lathe("append", "orders.csv", "more.csv", "more.csv", "--same-columns", "--out", "out.csv");
  expect(written()).toBe("order,item,n\n1,pen,3\n2,ink,4\n3,pen,5\n4,,6\n5,cup,\n5,cup,\n");
});

it("shows that more files may follow", async () => {
  expect((await lathe("append", "--help")).out).toContain(
    "lathe append DATA MORE… [--same-columns] --out FILE",
  );
  expect(await lathe("append", "orders.csv", "--out", "out.csv")).toMatchObject({ code: 2 });
});
