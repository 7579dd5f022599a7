import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { float32Text } from "#core/preprocessing/float32-text.ts";
import { columnScores } from "#core/preprocessing/select-columns/column-scores.ts";
import { chooseMrmr } from "#core/preprocessing/select-columns/mrmr.ts";
import { uncorrelated } from "#core/preprocessing/select-columns/uncorrelated.ts";
import type { SelectColumnsParams } from "#core/preprocessing/select-columns/schema.ts";
import { selectColumnsToPython } from "#core/preprocessing/select-columns/select-columns-python.ts";
import type { Step, TrainingAnswers, TrainingFrame, WorkColumn } from "#core/preprocessing/step.ts";

export interface FittedSelectColumns {
  readonly dropped: readonly string[];
  readonly kept: readonly { readonly name: string; readonly score: number }[];
}

export const selectColumnsStep: Step<SelectColumnsParams, FittedSelectColumns> = {
  fit(frame, params) {
    const competing = frame.columns.filter(
      (column) => isChosen(column, params.columns) && competes(column, params.method, frame.answers),
    );
    const kept = choose(competing, frame, params);
    const stays = new Set(kept.map(({ name }) => name));
    const dropped = competing.map(({ name }) => name).filter((name) => !stays.has(name));
    return { dropped, kept };
  },

  transform({ dropped }, frame) {
    const gone = new Set(dropped);
    return { nRows: frame.nRows, columns: frame.columns.filter(({ name }) => !gone.has(name)) };
  },

  notes: ({ dropped, kept }) =>
    dropped.map((column, place) => ({
      column,
      sentence: `${column}: taken away${place === 0 ? `; ${staying(kept)}` : ""}`,
    })),

  toOnnx({ dropped }, tensors) {
    const gone = new Set(dropped);
    return tensors.filter(({ name }) => !gone.has(name));
  },

  toPython: selectColumnsToPython,
};

function staying(kept: FittedSelectColumns["kept"]): string {
  const [first] = kept;
  if (first === undefined) return "no column stays";
  const count = `${kept.length} ${kept.length === 1 ? "column stays" : "columns stay"}`;
  return `${count}, ${first.name} first (${float32Text(Math.fround(first.score))})`;
}

/** Information is measured of categories as well; the other measures are of numbers, chi-square of none below zero. */
function competes(
  column: WorkColumn,
  method: SelectColumnsParams["method"],
  { classes }: TrainingAnswers,
): boolean {
  const { kind } = column;
  if (kind === "datetime") return false;
  if (method === "chi2")
    return classes.length > 0 && "values" in column && !column.values.some((value) => value < 0);
  const ofLevels = method === "mutual-information" || method === "mrmr" || method === "random-probe";
  return ofLevels || kind !== "categorical";
}

/** The best first; where ranks have no meaning, in the frame's order. */
function choose(
  competing: readonly WorkColumn[],
  frame: TrainingFrame,
  params: SelectColumnsParams,
): FittedSelectColumns["kept"] {
  const named = (scores: readonly number[]) =>
    competing.map(({ name }, j) => ({ name, score: finite(scores[j]!) }));
  const ranked = (scores: readonly number[]) => named(scores).sort((a, b) => b.score - a.score);
  switch (params.method) {
    case "mrmr":
      return chooseMrmr(competing, frame.answers, params.keep);
    case "correlation":
      return uncorrelated(competing, params.correlation);
    case "variance":
      return named(columnScores.variance(competing)).filter(({ score }) => score > params.variance);
    case "random-probe": {
      const bar = Math.max(0, ...columnScores.probe(competing, frame.answers));
      return ranked(columnScores["mutual-information"](competing, frame.answers)).filter(
        ({ score }) => score > bar,
      );
    }
    default:
      return ranked(columnScores[params.method](competing, frame.answers)).slice(0, params.keep);
  }
}

/** A perfect column has an infinite F, which JSON has not. */
const finite = (score: number) => (Number.isNaN(score) ? 0 : Math.min(score, Number.MAX_VALUE));
