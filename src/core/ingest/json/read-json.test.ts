import { describe, expect, it } from "vitest";
import type { ReadOptions } from "#core/frame/reading.ts";
import { JsonValues } from "#core/ingest/json/json-values.ts";
import { jsonText, parseJson } from "#core/ingest/json/parse-json.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import { cellsOf, keepGoing, problemOf } from "#test/reading.ts";

const open = (text: string, options: ReadOptions = {}) =>
  openTable(textSource("t.json", text), options, keepGoing);
const cells = async (text: string, options: ReadOptions = {}) => cellsOf((await open(text, options)).table);
const warned = async (text: string) => (await open(text)).reading.warnings.map(({ code }) => code);

const ab = [
  ["a", "integer", "1", "2"],
  ["b", "categorical", "x", "y"],
];

describe("shapes", () => {
  it.each([
    ["records", '[{"a":1,"b":"x"},{"a":2,"b":"y"}]', []],
    ["a record a line", '{"a":1,"b":"x"}\r\n\r\n{"a":2,"b":"y"}', []],
    ["columns", '{"a":[1,2],"b":["x","y"]}', []],
    ["pandas split", '{"columns":["a","b"],"index":[0,1],"data":[[1,"x"],[2,"y"]]}', []],
    ["pandas columns", '{"a":{"0":1,"1":2},"b":{"0":"x","1":"y"}}', ["json-shape"]],
    ["pandas index", '{"0":{"a":1,"b":"x"},"1":{"a":2,"b":"y"}}', ["json-shape"]],
    ["pandas table", '{"schema":{"fields":[]},"data":[{"a":1,"b":"x"},{"a":2,"b":"y"}]}', ["json-shape"]],
    [
      "a list further down",
      '{"ok":true,"answer":{"meta":{"n":2},"items":[{"a":1,"b":"x"},{"a":2,"b":"y"}]}}',
      ["json-shape"],
    ],
    ["a list in an object", '{"count":2,"data":[{"a":1,"b":"x"},{"a":2,"b":"y"}]}', ["json-shape"]],
  ])("%s", async (_, text, codes) => {
    expect(await cells(text)).toEqual(ab);
    expect(await warned(text)).toEqual(codes);
  });

  it("features of GeoJSON are rows, with columns for what a map needs", async () => {
    const feature = (geometry: string, properties: string, id = "") =>
      `{"type":"Feature"${id},"geometry":${geometry},"properties":${properties}}`;
    const point = (at: string) => `{"type":"Point","coordinates":[${at}]}`;
    const collection = (...features: string[]) =>
      `{"type":"FeatureCollection","features":[${features.join(",")}]}`;
    const points = collection(
      feature(point("12.5,55.6"), '{"name":"K","latitude":"north"}', ',"id":7'),
      feature("null", '{"name":"?","deep":{"x":1}}'),
      feature(point("2.3,48.8,35"), "null"),
    );
    expect(await cells(points)).toEqual([
      ["id", "integer", "7", null, null],
      ["name", "categorical", "K", "?", null],
      ["latitude", "categorical", "north", null, null],
      ["longitude", "numeric", "12.5", null, "2.3"],
      ["geometry.latitude", "numeric", "55.6", null, "48.8"],
      ["deep.x", "integer", null, "1", null],
      ["altitude", "integer", null, null, "35"],
    ]);
    const line = '{"type":"LineString","coordinates":[[1,2],[3,4]]}';
    expect(await cells(collection(feature(point("1,2"), '{"a":1}'), feature(line, '{"a":2}')))).toEqual([
      ["a", "integer", "1", "2"],
      ["geometry.type", "categorical", "Point", "LineString"],
      ["geometry.coordinates", "categorical", "[1,2]", "[[1,2],[3,4]]"],
    ]);
    expect(await warned(points)).toContain("json-shape");
  });

  it("rows of an object that hold a list each stay rows", async () => {
    const row = (a: number) => `{"a":${a},"l":[{"x":1},{"x":2}]}`;
    expect(await cells(`{"p":${row(1)},"q":${row(2)},"r":${row(3)}}`)).toEqual([
      ["a", "integer", "1", "2", "3"],
      ["l", "categorical", ...Array(3).fill('[{"x":1},{"x":2}]')],
    ]);
  });

  it("lists of lists are columns by place, a list of values is one column, an object of values one row", async () => {
    expect(await cells('[[1,"x"],[2,"y",true]]')).toEqual([
      ["column 1", "integer", "1", "2"],
      ["column 2", "categorical", "x", "y"],
      ["column 3", "boolean", null, "true"],
    ]);
    expect(await cells("[1, 2.5, null]")).toEqual([["value", "numeric", "1", "2.5", null]]);
    expect(await cells('{"a":1,"b":"x"}')).toEqual([
      ["a", "integer", "1"],
      ["b", "categorical", "x"],
    ]);
  });
});

describe("values", () => {
  it("null and the empty text are missing; NA is a text unless the person says so", async () => {
    const text = '[{"a":"NA"},{"a":null},{"a":""},{"a":"b"}]';
    expect(await cells(text)).toEqual([["a", "categorical", "NA", null, null, "b"]]);
    expect(await cells(text, { missingTokens: ["NA"] })).toEqual([
      ["a", "categorical", null, null, null, "b"],
    ]);
  });

  it("numbers keep their digits, and those too long for a number stay text", async () => {
    const text = '[{"id":9007199254740993,"z":1.0,"t":"007"},{"id":2,"z":2.50,"t":"8"}]';
    const { table } = await open(text);
    expect(cellsOf(table)).toEqual([
      ["id", "categorical", "9007199254740993", "2"],
      ["z", "numeric", "1", "2.5"],
      ["t", "categorical", "007", "8"],
    ]);
    expect(table.columns[1]).toMatchObject({ written: { categories: ["1.0", "2.50"] } });
  });

  it("a number with three decimals is not one with thousands, whatever a text beside it writes", async () => {
    expect(await cells('[{"a":1.234,"b":"1,5"},{"a":2.345,"b":"2,5"}]')).toEqual([
      ["a", "numeric", "1.234", "2.345"],
      ["b", "numeric", "1.5", "2.5"],
    ]);
  });

  it("objects become columns with dots, lists stay JSON, and both are said", async () => {
    const text = '[{"a":{"b":{"c":1}},"l":[1,{"x":2.0}]},{"a":{"b":{"c":2,"d":"e"}},"l":[]}]';
    expect(await cells(text)).toEqual([
      ["a.b.c", "integer", "1", "2"],
      ["l", "categorical", '[1,{"x":2.0}]', "[]"],
      ["a.b.d", "categorical", null, "e"],
    ]);
    expect(await warned(text)).toEqual(["nested-objects", "nested-values"]);
  });

  it("keys that come late or are called like parts of an object are columns like any other", async () => {
    const rows = Array.from({ length: 3000 }, (_, i) =>
      i < 2999 ? `{"a":${i}}` : '{"a":1,"__proto__":"p","toString":2}',
    );
    const { table } = await open(`[${rows.join(",")}]`);
    const [, proto, text] = cellsOf(table);
    expect([proto!.length, proto!.at(-2), proto!.at(-1)]).toEqual([3002, null, "p"]);
    expect(text!.slice(0, 2)).toEqual(["toString", "integer"]);
    expect(({} as Record<string, unknown>)["p"]).toBeUndefined();
  });

  it("a late word among thousands of numbers makes its column words", async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `{"a":${i < 4999 ? i : '"late"'}}`);
    const [column] = await cells(rows.join("\n"));
    expect(column!.slice(0, 3)).toEqual(["a", "text", "0"]);
    expect(column!.at(-1)).toBe("late");
  });

  it("dates are dates, and what the person fixed is obeyed", async () => {
    const text = '[{"d":"2024-01-02","y":2020},{"d":"2024-02-03","y":2021}]';
    expect(await cells(text, { kinds: [["y", "categorical"]] })).toEqual([
      ["d", "datetime", "2024-01-02", "2024-02-03"],
      ["y", "categorical", "2020", "2021"],
    ]);
  });
});

describe("what is broken", () => {
  it.each([
    ["[1,]", "a value is missing (line 1)"],
    ["[1,,2]", "a value is missing"],
    ['[{"a":1}', "not closed"],
    ['[{"a":1}}', "“}”"],
    ['[{"a":1}] x', "follows after its end"],
    ['[{"a":01}]', ""],
    ['[{"a":"\\x"}]', ""],
    ['[{"a":"\u0001"}]', ""],
    ['{"a":1', "ends too early"],
    ['{"a":1}\n{"a":}\n', "(line 2)"],
    ['[\n{"a":1},\n{"a":2,\n"b":]}\n]', "(line 4)"],
  ])("%s", async (text, reason) => {
    const problem = await problemOf(open(text));
    expect(problem.code).toBe("file-damaged");
    expect(JSON.stringify(problem.details)).toContain(reason);
  });

  it.each(["[", '{"a":', '[{"a":'])("100,000 times %s is refused, not run out of stack", async (open100k) => {
    const problem = await problemOf(open(open100k.repeat(100_000)));
    expect(problem.code).toBe("file-damaged");
  });

  it("records that all have keys of their own are no table", async () => {
    const rows = Array.from({ length: 4000 }, (_, i) => `{"k${i}":1}`);
    expect((await problemOf(open(rows.join("\n")))).code).toBe("file-not-a-table");
  });

  it("nothing in it is a header without rows", async () => {
    for (const text of ["[]", "{}", "[{}]"])
      expect((await problemOf(open(text))).code).toBe("table-has-no-rows");
  });
});

it("does not depend on where the text is cut", () => {
  const text = '\ufeff[ {"a":"],\\"[{","b":[1,[2]]} ,\n 2.5, "x,]" ]';
  const whole = [...new JsonValues(true).read(text, true)].map(({ text: value }) => value.trim());
  expect(whole).toEqual(['{"a":"],\\"[{","b":[1,[2]]}', "2.5", '"x,]"']);
  for (let size = 1; size < text.length; size++) {
    const values = new JsonValues(true);
    const found: string[] = [];
    for (let at = 0; at < text.length; at += size) {
      const last = at + size >= text.length;
      for (const { text: value } of values.read(text.slice(at, at + size), last)) found.push(value.trim());
    }
    expect(found, `pieces of ${size}`).toEqual(whole);
    expect(values.isComplete).toBe(true);
  }
});

it("writes what it read", () => {
  const text = '{"a":[1.50,-0,"\\u0001é",null,true],"":{}}';
  expect(jsonText(parseJson(text))).toBe(text);
});

it("an object that is too long is refused before it is read, with a way to a file that can be", async () => {
  const text = new TextEncoder().encode('{"data":[{"a":1},');
  const source = {
    name: "t.json",
    byteLength: 300 * 1024 * 1024,
    slice: async (start: number, end: number) => {
      const bytes = new Uint8Array(end - start).fill(32);
      if (start < text.length) bytes.set(text.subarray(start, end));
      return bytes;
    },
  };
  const problem = await problemOf(openTable(source, {}, keepGoing));
  expect(problem).toEqual({ code: "json-object-too-large", details: { file: "t.json", limit: "256 MB" } });
});
