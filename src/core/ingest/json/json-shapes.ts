import { geoJson } from "#core/ingest/json/geo-json.ts";
import { isObject } from "#core/ingest/json/json-rows.ts";
import { type Json, JsonNumber, type JsonObject } from "#core/ingest/json/parse-json.ts";

/** The rows that a JSON object stands for, and what it was taken for. */
export interface Shaped {
  readonly names: readonly string[] | null;
  readonly records: readonly Json[];
  /** In words, for the reading's notes; null where there was only one way to take it. */
  readonly note: string | null;
}

/**
 * The table in a JSON object: pandas' "split" and "table", an object of columns (lists, or objects by row as pandas' "columns" has it), of
 * rows (pandas' "index"), features of GeoJSON, or one whose only list of records is the table ({"data": […]}), also further down
 * ({"response": {"items": […]}}). null when it is one record by itself.
 */
export function shapeOf(root: JsonObject): Shaped | null {
  const known = splitOrient(root) ?? geoJson(root);
  if (known !== null) return known;
  const values = [...root.values()];
  const lists = [...root].filter(([, value]) => Array.isArray(value)) as [string, readonly Json[]][];
  const recordLists = lists.filter(([, list]) => list.length > 0 && list.every(isRecord));
  if (recordLists.length === 1) {
    const [key, records] = recordLists[0]!;
    const others = [...root.keys()].filter((name) => name !== key);
    const left = others.length === 0 ? "" : `; ${others.map((name) => `“${name}”`).join(", ")} was left out`;
    return { names: null, records, note: `The list “${key}” of the object was read as the table${left}.` };
  }
  if (lists.length > 0 && lists.length === values.length) return ofColumns(lists);
  const areObjects = values.length > 0 && values.every(isObject);
  if (areObjects && values.length > 1 && areAlike(values)) return ofObjects(values, [...root.keys()]);
  const [found, ...others] = listsWithin(root, deepestList);
  if (found !== undefined && others.length === 0) {
    const note = `The list “${found.path}” within the object was read as the table; all else was left out.`;
    return { names: null, records: found.records, note };
  }
  return areObjects ? ofObjects(values, [...root.keys()]) : null;
}

/** A list of records is looked for so many objects down. */
export const deepestList = 4;

interface FoundList {
  readonly path: string;
  readonly records: readonly Json[];
}

/** Lists of two records or more in objects in this object. */
function listsWithin(object: JsonObject, depth: number): readonly FoundList[] {
  return [...object].flatMap(([key, value]) => {
    if (Array.isArray(value)) {
      const records: readonly Json[] = value;
      return records.length > 1 && records.every(isObject) ? [{ path: key, records }] : [];
    }
    if (!isObject(value) || depth === 1) return [];
    return listsWithin(value, depth - 1).map(({ path, records }) => ({ path: `${key}.${path}`, records }));
  });
}

/** Objects with the same keys are rows, or columns, of one table. */
function areAlike(objects: readonly JsonObject[]): boolean {
  const [first, ...rest] = objects;
  const keys = [...(first?.keys() ?? [])];
  return rest.every((object) => object.size === keys.length && keys.every((key) => object.has(key)));
}

function isRecord(value: Json): boolean {
  return isObject(value) || Array.isArray(value);
}

function splitOrient(root: JsonObject): Shaped | null {
  const { columns, data } = { columns: root.get("columns"), data: root.get("data") };
  if (!Array.isArray(columns) || !Array.isArray(data) || !data.every((row: Json) => Array.isArray(row)))
    return null;
  const names = columns.map((name: Json) => (name instanceof JsonNumber ? name.text : String(name)));
  return { names: unique(names), records: data as readonly Json[], note: null };
}

function unique(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
    taken.add(free);
    return free;
  });
}

/** {"a": [1, 2], "b": [3, 4]}; a short list leaves the rest of its column empty. */
function ofColumns(lists: readonly (readonly [string, readonly Json[]])[]): Shaped {
  const nRows = Math.max(...lists.map(([, list]) => list.length));
  const records: Json[] = [];
  for (let row = 0; row < nRows; row++) records.push(lists.map(([, list]) => list[row] ?? null));
  const uneven = lists.some(([, list]) => list.length !== nRows);
  return {
    names: lists.map(([name]) => name),
    records,
    note: uneven ? "Its lists are not equally long: the shorter ones were filled with missing values." : null,
  };
}

/**
 * Objects in an object are columns by row or rows by column. Rows are what is counted (0, 1, 2, …); where neither or both are, there are
 * more rows than columns.
 */
function ofObjects(values: readonly JsonObject[], outer: readonly string[]): Shaped {
  const inner = [...new Set(values.flatMap((value) => [...value.keys()]))];
  const innerCounts = inner.every(isCount);
  const outerCounts = outer.every(isCount);
  const areColumns = innerCounts === outerCounts ? inner.length >= outer.length : innerCounts;
  if (!areColumns) {
    return {
      names: null,
      records: values,
      note: 'Each key of the object was taken for a row (pandas’ orient="index"); the keys themselves were left out.',
    };
  }
  return {
    names: outer,
    records: inner.map((row) => values.map((column) => column.get(row) ?? null)),
    note: 'Each key of the object was taken for a column (pandas’ orient="columns"); the labels of its rows were left out.',
  };
}

function isCount(key: string): boolean {
  return /^(0|[1-9]\d*)$/.test(key);
}
