import { cellText } from "#core/frame/cells.ts";
import type { Column, TextColumn } from "#core/frame/column.ts";
import { dateText } from "#core/frame/date-text.ts";
import { foldText } from "#core/frame/fold-text.ts";
import { assertNever } from "#core/shared/assert.ts";

type ValueTest = (value: number) => boolean;
type RowTest = (row: number) => boolean;

/**
 * Makes a test of the cells of any column: does its text, as `cellText` has it, contain what is looked for, case and
 * accents aside (`foldText`)? Missing cells do not. Dictionaries are looked through once, numbers and dates are
 * written out only where they can match, and plain text is compared as bytes, so that no string a cell is made.
 * @param folded what `foldText` made of it, not empty
 * @returns null for a column in which no cell can match
 */
export function cellTests(folded: string): (column: Column) => RowTest | null {
  // One memory of each for all columns: a value reads the same in each.
  const ofNumber = remembered((value) =>
    String(value === 0 ? 0 : value)
      .toLowerCase()
      .includes(folded),
  );
  const ofDay = remembered((value) => foldText(dateText(value, false)).includes(folded));
  const ofTime = remembered((value) => foldText(dateText(value, true)).includes(folded));
  const inNumber = isNumberLike(folded) ? quickly(folded, ofNumber) : null;
  const inInfinity = "-infinity".includes(folded) && inNumber === null;
  const isDateLike = /^[-+:.\dtz ]+$/.test(folded);
  return (column) => {
    switch (column.kind) {
      case "numeric":
      case "integer": {
        const { values } = column;
        if (inInfinity) {
          return (row) =>
            !Number.isNaN(values[row]!) && !Number.isFinite(values[row]!) && ofNumber(values[row]!);
        }
        return inNumber && ((row) => inNumber(values[row]!));
      }
      case "datetime": {
        const { epochMs } = column;
        const test = column.hasTime ? ofTime : ofDay;
        return isDateLike ? (row) => !Number.isNaN(epochMs[row]!) && test(epochMs[row]!) : null;
      }
      case "categorical":
      case "boolean": {
        const { codes } = column;
        const wanted = column.categories.map((label) => foldText(label).includes(folded));
        return wanted.includes(true) ? (row) => wanted[codes[row]!] ?? false : null;
      }
      case "text":
        return inText(column, folded);
      default:
        return assertNever(column);
    }
  };
}

/** Whether it can stand in a number's text: digits, signs, a point, an exponent. */
function isNumberLike(folded: string): boolean {
  return /^[-+.\de]+$/.test(folded);
}

/** Most numbers have neither point nor exponent, and digits of whole ones can be told by dividing: few need be written out. */
function quickly(folded: string, test: ValueTest): ValueTest {
  const wantsPoint = folded.includes(".");
  const wantsExponent = folded.includes("e");
  const digits = /^\d{1,9}$/.test(folded) ? digitTest(folded) : null;
  return (value) => {
    if (Number.isNaN(value)) return false;
    const size = Math.abs(value);
    const isPlain = size < 1e21 && (size >= 1e-6 || size === 0); // as ECMAScript's Number::toString says
    if (wantsExponent && isPlain) return false;
    if (wantsPoint && isPlain && Number.isInteger(value)) return false;
    if (digits !== null && size < 0x80000000 && Number.isInteger(value)) return digits(size);
    return test(value);
  };
}

/** Whether these digits stand in a row in a whole number ≥ 0. */
function digitTest(wanted: string): ValueTest {
  const digits = Number(wanted);
  const end = Number(`1e${wanted.length}`);
  const least = end / 10; // shorter numbers have too few digits: 05 is not in 5
  return (value) => {
    if (value === 0) return wanted === "0";
    for (let rest = value | 0; rest >= least; rest = (rest / 10) | 0) if (rest % end === digits) return true;
    return false;
  };
}

const slots = 1 << 16;

/** Answers for the values met lately, by their bits: columns repeat their values, and writing one out is dear. */
function remembered(test: ValueTest): ValueTest {
  const known = new Float64Array(slots).fill(Number.NaN);
  const answers = new Uint8Array(slots);
  const float = new Float64Array(1);
  const bits = new Uint32Array(float.buffer);
  return (value) => {
    float[0] = value;
    const slot = Math.imul(bits[0]! ^ Math.imul(bits[1]!, 0x9e3779b1), 0x85ebca6b) >>> 16;
    if (known[slot] === value) return answers[slot] === 1;
    const answer = test(value);
    known[slot] = value;
    answers[slot] = answer ? 1 : 0;
    return answer;
  };
}

/** Rows of plain ASCII are compared byte by byte; only the others are decoded and folded. */
function inText(column: TextColumn, folded: string): RowTest {
  const { bytes, offsets } = column;
  const wanted = Uint8Array.from(folded, (letter) => Math.min(letter.charCodeAt(0), beyond));
  const isPlain = !wanted.includes(beyond);
  const first = wanted[0]!;
  const n = wanted.length;
  return (row) => {
    const end = offsets[row + 1]!;
    let found = false;
    for (let i = offsets[row]!; i < end; i++) {
      const byte = lower[bytes[i]!]!;
      if (byte === beyond) return foldText(cellText(column, row) ?? "").includes(folded);
      if (found || byte !== first || i + n > end) continue;
      let k = 1;
      while (k < n && lower[bytes[i + k]!] === wanted[k]) k++;
      if (k === n) {
        if (isPlain) return true; // what follows cannot take it away
        found = true;
      }
    }
    return found && isPlain;
  };
}

/** Stands for every byte and letter beyond ASCII. */
const beyond = 128;
/** Each byte in lower case, where it is ASCII. */
const lower = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= beyond ? beyond : byte >= 65 && byte <= 90 ? byte + 32 : byte,
);
