import { type DataType, TimeUnit, Type } from "@uwdata/flechette";
import { decimalText, nestedText, timeText } from "#core/ingest/parquet/parquet-types.ts";
import type { TypedKind, TypedValue } from "#core/ingest/typed-columns.ts";

/** How the values of an Arrow type become those of a table. */
export interface ArrowKind {
  readonly kind: TypedKind;
  readonly isNested: boolean;
  convert(value: unknown): TypedValue;
}

const asIs = (value: unknown) => value as TypedValue;
const perSecond = [1, 1e3, 1e6, 1e9] as const;

export function arrowKind(type: DataType): ArrowKind {
  const plain = (kind: TypedKind, convert: (value: unknown) => TypedValue = asIs): ArrowKind => ({
    kind,
    isNested: false,
    convert: (value) => (value === null || value === undefined ? null : convert(value)),
  });
  switch (type.typeId) {
    case Type.Dictionary: {
      const inner = arrowKind(type.dictionary);
      return inner.kind === "word" && !inner.isNested ? { ...inner, kind: "category" } : inner;
    }
    case Type.RunEndEncoded:
      return arrowKind(type.children[1].type);
    case Type.Null:
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Utf8View:
      return plain("word");
    case Type.Bool:
      return plain("boolean");
    case Type.Int:
      return plain("integer");
    case Type.Float:
      return plain("number");
    case Type.Decimal:
      return plain("decimal", (value) => decimalText(value as bigint | number, type.scale));
    case Type.Date:
      return plain("date");
    case Type.Timestamp:
      return plain("time", (value) => millisecondsOf(value as bigint, type.unit));
    case Type.Time:
      return plain("word", (value) => timeText(Number(value) / perSecond[type.unit]));
    case Type.Duration:
      return plain("number", (value) => Number(value) / perSecond[type.unit]);
    case Type.Binary:
    case Type.LargeBinary:
    case Type.BinaryView:
    case Type.FixedSizeBinary:
      return plain("word", nestedText);
    default:
      return { kind: "word", isNested: true, convert: nestedText };
  }
}

/** Finer than milliseconds leaves a fraction, which is counted when it is cut. */
function millisecondsOf(value: bigint, unit: (typeof TimeUnit)[keyof typeof TimeUnit]): number {
  if (unit === TimeUnit.SECOND) return Number(value) * 1000;
  if (unit === TimeUnit.MILLISECOND) return Number(value);
  const fine = unit === TimeUnit.MICROSECOND ? 1000n : 1_000_000n;
  return Number(value / fine) + Number(value % fine) / Number(fine);
}
