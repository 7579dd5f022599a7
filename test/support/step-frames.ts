import { createRandom, type Random } from "#core/shared/random.ts";
import type { TrainingAnswers, TrainingFrame, WorkColumn, WorkFrame } from "#core/preprocessing/step.ts";

/** Tests may call any frame training rows; the product cannot (core/model-selection/fold.ts). */
export const asTraining = (frame: WorkFrame, answers: TrainingAnswers = twoClasses(frame.nRows)) =>
  ({ ...frame, answers }) as TrainingFrame;

/** Answers for steps that do not look at them, and for those that do: about every third row is of class 1. */
function twoClasses(nRows: number): TrainingAnswers {
  return {
    y: Float64Array.from({ length: nRows }, (_, row) => (((row * 7) % 3) * row) % 2),
    classes: ["no", "yes"],
  };
}

export function numeric(name: string, values: readonly (number | null)[]): WorkColumn {
  return { kind: "numeric", name, source: name, values: Float32Array.from(values, (v) => v ?? Number.NaN) };
}

/** With a dictionary of another order than the labels', and with a category that no row uses. */
export function categorical(name: string, values: readonly (string | null)[]): WorkColumn {
  const categories = ["never used", ...new Set(values.filter((value) => value !== null))].reverse();
  const codes = Int32Array.from(values, (value) => (value === null ? -1 : categories.indexOf(value)));
  return { kind: "categorical", name, source: name, codes, categories };
}

export function datetime(name: string, values: readonly (number | null)[], hasTime = true): WorkColumn {
  const epochMs = Float64Array.from(values, (value) => value ?? Number.NaN);
  return { kind: "datetime", name, source: name, epochMs, hasTime };
}

export function frameOf(...columns: readonly WorkColumn[]): WorkFrame {
  return { nRows: cellCount(columns[0]!), columns };
}

function cellCount(column: WorkColumn): number {
  if (column.kind === "categorical") return column.codes.length;
  return column.kind === "datetime" ? column.epochMs.length : column.values.length;
}

/** All kinds of column, with missing values, oddly named ones, and constant and all-missing ones. */
export function mixedFrame(nRows: number, randomState: number, words: readonly string[]): WorkFrame {
  const random = createRandom(randomState);
  const maybe = <T>(make: () => T) =>
    Array.from({ length: nRows }, () => (random.next() < 0.2 ? null : make()));
  return frameOf(
    numeric(
      "size",
      maybe(() => random.normal() * 1000),
    ),
    numeric(
      "__proto__",
      maybe(() => (random.next() - 0.5) * powerOfTen(random)),
    ),
    numeric(
      "constant",
      Array.from({ length: nRows }, () => 0.1),
    ),
    numeric(
      "never there",
      Array.from({ length: nRows }, () => null),
    ),
    categorical(
      "colour, “odd”\n",
      maybe(() => words[random.integer(words.length)]!),
    ),
    categorical(
      "never said",
      Array.from({ length: nRows }, () => null),
    ),
    datetime(
      "when",
      maybe(() => Math.floor((random.next() - 0.3) * 4e12)),
    ),
    datetime(
      "day",
      maybe(() => Math.floor((random.next() - 0.5) * 40_000) * 86_400_000),
      false,
    ),
    categorical(
      "what was said",
      maybe(() => phrase(random, words)),
    ),
  );
}

/** Some words, a few of them often, with letters of several scripts and signs between. */
function phrase(random: Random, words: readonly string[]): string {
  const common = [
    "The",
    "the",
    "a",
    "QUICK",
    "brown_fox",
    "Ärger",
    "naïve",
    "don't",
    "你好",
    "12",
    "x²",
    "#",
    "😀",
  ];
  const all = [...common, ...words];
  const n = 1 + random.integer(9);
  return Array.from({ length: n }, () => all[random.integer(all.length)]!).join(
    [" ", ", ", "\n"][random.integer(3)]!,
  );
}

function powerOfTen(random: Random): number {
  return [1e-40, 1e-6, 1, 1e6, 1e37][random.integer(5)]!;
}
