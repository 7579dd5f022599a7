import type { FileMetaData, SchemaElement, SchemaTree } from "hyparquet";
import type { TypedKind, TypedValue } from "#core/ingest/typed-columns.ts";

/** How the values of one column of a Parquet file become those of a table. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: TypedKind;
  /** Its values are lists or groups, kept as JSON. */
  readonly isNested: boolean;
  convert(value: unknown): TypedValue;
}

/**
 * Numbers of decimal columns are asked for as they are stored, whole, so that their digits can be set exactly.
 * @returns the metadata to read with, and the scale of each decimal column by name
 */
export function withRawDecimals(metadata: FileMetaData): {
  readonly metadata: FileMetaData;
  readonly scales: ReadonlyMap<string, number>;
} {
  const scales = new Map<string, number>();
  const schema = metadata.schema.map((element): SchemaElement => {
    const { converted_type: converted, logical_type: logical, ...rest } = element;
    const isDecimal = converted === "DECIMAL" || logical?.type === "DECIMAL";
    if (!isDecimal || element.type === "BYTE_ARRAY" || element.num_children) return element;
    scales.set(element.name, element.scale ?? (logical?.type === "DECIMAL" ? logical.scale : 0));
    return rest;
  });
  return { metadata: { ...metadata, schema }, scales };
}

export function parquetColumn(tree: SchemaTree, scale: number | undefined): ParquetColumn {
  const { element } = tree;
  const { name } = element;
  const isNested = tree.children.length > 0 || element.repetition_type === "REPEATED";
  if (isNested) return { name, kind: "word", isNested, convert: nestedText };
  const plain = (kind: TypedKind, convert: (value: unknown) => TypedValue = asIs): ParquetColumn => ({
    name,
    kind,
    isNested,
    convert: (value) => (value === null || value === undefined ? null : convert(value)),
  });
  const { converted_type: converted, logical_type: logical, type } = element;
  if (scale !== undefined)
    return plain("decimal", (value) => decimalText(value as number | bigint | Uint8Array, scale));
  if (converted === "DATE" || logical?.type === "DATE") return plain("date");
  if (logical?.type === "TIMESTAMP" || converted === "TIMESTAMP_MILLIS" || converted === "TIMESTAMP_MICROS")
    return plain("time");
  if (type === "INT96") return plain("time");
  if (logical?.type === "TIME") {
    const perSecond = { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 }[logical.unit];
    return plain("word", (value) => timeText(Number(value) / perSecond));
  }
  if (converted === "TIME_MILLIS") return plain("word", (value) => timeText(Number(value) / 1e3));
  if (converted === "TIME_MICROS") return plain("word", (value) => timeText(Number(value) / 1e6));
  if (type === "BOOLEAN") return plain("boolean");
  if (logical?.type === "FLOAT16" || type === "FLOAT" || type === "DOUBLE") return plain("number");
  if (type === "INT32" || type === "INT64") return plain("integer");
  if (converted === "DECIMAL") return plain("number");
  if (converted === "ENUM") return plain("category");
  return plain("word", (value) => (typeof value === "string" ? value : nestedText(value)));
}

const asIs = (value: unknown) => value as TypedValue;

/** The exact decimal of an unscaled number: 12345 at scale 2 is 123.45. */
export function decimalText(value: number | bigint | Uint8Array, scale: number): string {
  const unscaled = value instanceof Uint8Array ? signedOf(value) : BigInt(value);
  const isNegative = unscaled < 0n;
  const digits = `${isNegative ? -unscaled : unscaled}`.padStart(scale + 1, "0");
  const whole = scale === 0 ? digits : digits.slice(0, -scale);
  return `${isNegative ? "-" : ""}${whole}${scale === 0 ? "" : `.${digits.slice(-scale)}`}`;
}

function signedOf(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return bytes.length > 0 && bytes[0]! >= 0x80 ? value - (1n << BigInt(8 * bytes.length)) : value;
}

/** Seconds since midnight as a time of day. */
export function timeText(seconds: number): string {
  const two = (n: number) => `${Math.floor(n)}`.padStart(2, "0");
  const rest = seconds % 60;
  const fraction = Math.round((rest % 1) * 1e6);
  const tail = fraction === 0 ? "" : `.${`${fraction}`.padStart(6, "0").replace(/0+$/, "")}`;
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(rest)}${tail}`;
}

/** As JSON; whole numbers beyond JavaScript's keep their digits, bytes are hexadecimal. */
export function nestedText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array)
    return [...value].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (typeof value !== "object") return String(value);
  return jsonOf(value);
}

function jsonOf(value: unknown): string {
  if (typeof value === "bigint") return `${value}`;
  if (value === undefined || value === null) return "null";
  if (typeof value !== "object") return JSON.stringify(value);
  if (value instanceof Uint8Array) return JSON.stringify(nestedText(value));
  if (ArrayBuffer.isView(value)) return jsonOf(Array.from(value as unknown as ArrayLike<unknown>));
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(",")}]`;
  if (value instanceof Map) return jsonOf([...value]);
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${jsonOf(item)}`)
    .join(",")}}`;
}
