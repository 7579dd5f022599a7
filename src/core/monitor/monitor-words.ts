import { drifted } from "#core/monitor/advice.ts";
import type {
  ColumnDrift,
  LaterScore,
  MonitorReport,
  PredictionDrift,
} from "#core/monitor/monitor-report.ts";
import { percent } from "#core/profile/percent.ts";

/** How names and numbers are written where the sentence is read: a page isolates names, a terminal does not. */
export interface Voice {
  name(text: string): string;
  /** A value of a column of this kind. */
  value(value: number, kind: ColumnDrift["kind"]): string;
  number(value: number): string;
  /** "log loss" */
  metric(id: string): string;
}

/** The finding, as one sentence without its full stop. */
export function monitorFinding(report: MonitorReport, voice: Voice): string {
  const { columns, score, prediction, advice } = report;
  const moved = drifted(report);
  const [first] = moved;
  if (advice === "cannot-predict") {
    const lost = columns.filter(({ state }) => state === "gone" || state === "other-kind");
    const [gone] = lost;
    if (lost.length > 1) return `${lost.length} columns that the model needs are gone or are something else`;
    return `${voice.name(gone!.column)} ${gone!.state === "gone" ? "is gone" : `is ${gone!.kind} now`}, and the model needs it`;
  }
  if (score?.outcome === "worse") {
    const cause = first ? `, and ${voice.name(first.column)} moved most` : "";
    return `The score fell by more than chance${cause}`;
  }
  if (first) {
    const held = score?.outcome === "same" || score?.outcome === "better" ? "; the score held" : "";
    if (moved.length === 1) return `${voice.name(first.column)} moved${far(first)}${held}`;
    return `${moved.length} of ${columns.length} columns moved, ${voice.name(first.column)} most${held}`;
  }
  if (prediction && prediction.state !== "steady")
    return "No column moved by itself, and yet the model answers otherwise";
  if (score && score.nUnknownClass > 0) return "Some rows are of a class that the model never learned";
  if (report.nRows === 0) return "The file has no rows to compare";
  return report.nRows === 1
    ? "This one row looks like what the model learned from"
    : "These rows look like the rows the model learned from";
}

const far = ({ state }: ColumnDrift) => (state === "far" ? " far" : "");

/** Why that is the advice, and how. */
export function adviceSentence(report: MonitorReport, voice: Voice): string {
  const { advice, score, prediction } = report;
  const moved = drifted(report);
  const measured = moved.some(({ importance }) => importance !== null);
  switch (advice) {
    case "cannot-predict":
      return "Without these columns the model gives no answer. Ask whoever makes the file what became of them; empty cells are allowed, absent columns are not.";
    case "retrain":
      return score?.outcome === "worse"
        ? "On these rows its answers are worse than they were on rows held out. Train on a table that has such rows, and compare both models on the same folds."
        : `There are no answers to judge it by, and ${voice.name(moved[0]!.column)} is far from what it learned${measured ? " and matters to it" : ""}. Collect answers for some of these rows, and train on them too.`;
    case "look":
      if (moved.length > 0)
        return score && score.outcome !== "untold"
          ? "What moved has not harmed the score yet. Find out why it moved: a change of unit or of source is mended in the file."
          : "Find out why it moved: a change of unit or of source is mended in the file. With the target in the file, the score would say whether it harms.";
      return prediction && prediction.state !== "steady"
        ? "Columns can move together while each alone stays. Check some predictions by hand."
        : "Rows of a class it never learned are always answered wrongly. Train on a table that has it.";
    case "none":
      return "No difference is both more than chance and more than little.";
  }
}

/** What is to be said of one column, in one or two sentences. */
export function columnSentence(drift: ColumnDrift, nRows: number, voice: Voice): string {
  const { state, kind, reasons, missing, outside, unseen, median, psi, psiLimit, misread } = drift;
  if (state === "gone") return "It is not in the file.";
  if (state === "other-kind") return `It is ${kind} here, and cannot be read as what the model learned from.`;
  const says: string[] = [];
  const shares = `${percent(missing.later, 1)} of rows lack it, and ${percent(missing.train, 1)} did in training`;
  if (reasons.includes("missing"))
    says.push(misread > 0 ? `${shares}; ${misread} of its cells cannot be read as ${kind}` : shares);
  if (reasons.includes("shape") && median)
    says.push(`Its middle is ${voice.value(median.later, kind)}, and was ${voice.value(median.train, kind)}`);
  else if (reasons.includes("shape")) says.push("Its levels are shared out otherwise");
  if (reasons.includes("unseen") && unseen)
    says.push(
      `${percent(unseen.rows, nRows)} of rows have a level that training never had: ${unseen.levels.map(voice.name).join(", ")}`,
    );
  if (reasons.includes("range") && outside)
    says.push(`${percent(outside.below + outside.above, nRows)} of rows are beyond anything in training`);
  if (says.length > 0 && kind === "datetime")
    says.push("Dates move on by themselves, and a model that learned from one has not seen the days to come");
  if (says.length > 0) return `${says.join(". ")}.`;
  if (psi === null || psiLimit === null) return "There is nothing to compare.";
  return psi >= psiLimit
    ? `Its index of ${voice.number(psi)} is no more than chance gives with so few rows.`
    : "It is as it was in training, as far as these rows can tell.";
}

/** Whether the score fell, in one sentence that says how sure that is. */
export function scoreSentence(score: LaterScore, voice: Voice): string {
  const { metric, value, outOfFold, outcome, nRows } = score;
  const found = `${voice.metric(metric)} ${voice.number(value)} on ${nRows === 1 ? "1 row" : `${nRows} rows`}`;
  const expected = outOfFold ? `${voice.number(outOfFold.mean)} on rows held out` : "";
  switch (outcome) {
    case "worse":
      return `It fell by more than chance: ${found}, and ${expected}.`;
    case "better":
      return `It is better than expected, by more than chance: ${found}, and ${expected}.`;
    case "same":
      return `It has not fallen by more than chance: ${found}, and ${expected}.`;
    case "untold":
      return `Nothing tells whether it fell: ${found}.`;
  }
}

export function predictionSentence(prediction: PredictionDrift, voice: Voice): string {
  const { of, label, state, mean, shift } = prediction;
  const held = state === "steady" ? "It answers as it did" : "It answers otherwise than it did";
  if (of === "class") return `${held}: ${percent(shift, 1)} of rows would have to change class.`;
  const what = of === "chance" ? `the mean chance of ${voice.name(label ?? "")}` : "the mean prediction";
  const write = (value: number) => (of === "chance" ? percent(value, 1) : voice.number(value));
  return `${held}: ${what} is ${write(mean?.later ?? 0)}, and was ${write(mean?.train ?? 0)} on rows held out.`;
}
