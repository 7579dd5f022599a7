/**
 * Plain data with typed arrays as bytes, exactly: NaN, -0 and every bit of every number come back. For fitted
 * pipelines and outputs (docs/adr/0005).
 *
 * Layout, little-endian: "LPD1", byte length of the JSON (uint32), the JSON in UTF-8, zeros up to a multiple of 8,
 * then the arrays, each at a multiple of 8. In the JSON an array is `["a", …items]`, so that every other tag is free:
 * `["t", type, offset, length]` a typed array, `["m", key, value, …]` a Map, `["n", text]` a number that JSON lacks,
 * `["u"]` undefined.
 */
const MAGIC = "LPD1";
const MAX_DEPTH = 100;

const arrayTypes = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
} as const;
type TypedArray = InstanceType<(typeof arrayTypes)[keyof typeof arrayTypes]>;

/** @throws Error on functions, class instances and other things that are no plain data: a bug */
export function encodePlain(value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  let size = 0;
  const place = (array: TypedArray): number => {
    const at = size;
    arrays.push({ at, bytes: new Uint8Array(array.buffer, array.byteOffset, array.byteLength) });
    size = align(size + array.byteLength);
    return at;
  };
  const json = new TextEncoder().encode(JSON.stringify(toJson(value, place, 0)));
  const start = align(8 + json.length);
  const bytes = new Uint8Array(start + size);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(4, json.length, true);
  bytes.set(json, 8);
  for (const array of arrays) bytes.set(array.bytes, start + array.at);
  return bytes;
}

/** @throws Error naming what is wrong with the bytes */
export function decodePlain(bytes: Uint8Array): unknown {
  if (bytes.length < 8 || String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC)
    throw damaged("its first bytes");
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  if (8 + length > bytes.length) throw damaged("its length");
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(8, 8 + length)));
  } catch {
    throw damaged("its description");
  }
  return fromJson(json, bytes.subarray(align(8 + length)), 0);
}

function toJson(value: unknown, place: (array: TypedArray) => number, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new Error("Nested too deep to be saved");
  const inner = (item: unknown) => toJson(item, place, depth + 1);
  if (value === undefined) return ["u"];
  if (typeof value === "number") {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : ["n", Object.is(value, -0) ? "-0" : `${value}`];
  }
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return ["a", ...value.map(inner)];
  if (value instanceof Map) return ["m", ...[...value].flat().map(inner)];
  if (ArrayBuffer.isView(value)) {
    const type = value.constructor.name;
    if (!(type in arrayTypes)) throw new Error(`A ${type} cannot be saved`);
    const array = value as TypedArray;
    return ["t", type, place(array), array.length];
  }
  if (typeof value !== "object" || !isPlain(value)) throw new Error(`A ${typeof value} cannot be saved`);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, inner(member)]),
  );
}

function fromJson(json: unknown, arrays: Uint8Array, depth: number): unknown {
  if (depth > MAX_DEPTH) throw damaged("its depth");
  if (json === null || typeof json !== "object") return json;
  const inner = (item: unknown) => fromJson(item, arrays, depth + 1);
  if (!Array.isArray(json)) {
    // fromEntries defines members: a key called __proto__ stays a key
    return Object.fromEntries(Object.entries(json).map(([key, member]) => [key, inner(member)]));
  }
  const [tag, ...rest] = json as unknown[];
  switch (tag) {
    case "a":
      return rest.map(inner);
    case "t":
      return readArray(rest, arrays);
    case "u":
      return undefined;
    case "n":
      return specialNumber(rest[0]);
    case "m": {
      const items = rest.map(inner);
      if (items.length % 2 !== 0) throw damaged("a map");
      return new Map(items.flatMap((key, i) => (i % 2 === 0 ? [[key, items[i + 1]] as const] : [])));
    }
    default:
      throw damaged("a tag");
  }
}

function specialNumber(text: unknown): number {
  switch (text) {
    case "NaN":
      return Number.NaN;
    case "Infinity":
      return Number.POSITIVE_INFINITY;
    case "-Infinity":
      return Number.NEGATIVE_INFINITY;
    case "-0":
      return -0;
    default:
      throw damaged("a number");
  }
}

function readArray([type, at, length]: readonly unknown[], arrays: Uint8Array): TypedArray {
  if (typeof type !== "string" || !Object.hasOwn(arrayTypes, type)) throw damaged("the type of an array");
  const Type = arrayTypes[type as keyof typeof arrayTypes];
  const isCount = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 0;
  if (!isCount(at) || !isCount(length)) throw damaged("the place of an array");
  const end = at + length * Type.BYTES_PER_ELEMENT;
  if (end > arrays.length) throw damaged("the length of an array");
  return new Type(arrays.slice(at, end).buffer); // a copy of its own, so that it is aligned and can be moved
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function align(n: number): number {
  return (n + 7) & ~7;
}

function damaged(what: string): Error {
  return new Error(`Saved data is damaged: ${what}`);
}
