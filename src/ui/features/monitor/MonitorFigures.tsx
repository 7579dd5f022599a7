import type { CheckRecord } from "#core/monitor/check-record.ts";
import type { ColumnDrift, MonitorReport } from "#core/monitor/monitor-report.ts";
import { columnSentence, predictionSentence, scoreSentence } from "#core/monitor/monitor-words.ts";
import { drifted } from "#core/monitor/advice.ts";
import { DriftBars } from "#ui/charts/DriftBars.tsx";
import { Figure } from "#ui/charts/Figure.tsx";
import { OverlaidBins } from "#ui/charts/OverlaidBins.tsx";
import { ScoreTimeline } from "#ui/charts/ScoreTimeline.tsx";
import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { isolate } from "#ui/format/isolate.ts";
import { formatNumber, plural } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import { Term } from "#ui/words/Term.tsx";
import { columnPython, driftPython } from "./monitor-python.ts";
import { rowsWords, shortWords, voice } from "./monitor-voice.ts";

/** Columns drawn at most; the table twin has them all. */
const mostDrawn = 30;

export function DriftFigure({
  report,
  selected,
  onPick,
}: {
  readonly report: MonitorReport;
  readonly selected: string | null;
  readonly onPick: (column: string) => void;
}) {
  const { columns, leastDistance, nTests } = report;
  const moved = drifted(report);
  const isRanked = columns.some(({ importance }) => importance !== null);
  const least =
    leastDistance === null
      ? ""
      : ` A number that moved by a Kolmogorov–Smirnov distance under ${formatNumber(leastDistance, 2)} could not be told from chance with so few rows.`;
  return (
    <Figure
      id="monitor.columns"
      className="whole"
      title={
        moved.length === 0
          ? "No column moved by more than chance"
          : `${plural(moved.length, "column")} of ${columns.length} moved by more than chance`
      }
      sub={
        isRanked
          ? "Worst first: drift times importance to the model."
          : "Worst first. Explain measures which columns matter; then they are ranked by harm."
      }
      caption={
        <>
          {rowsWords(report.nRows, report.nTrainRows)}; {plural(nTests, "test")}, corrected together (
          <Term id="holm">Holm</Term>), 5 % for any false alarm.{least}
        </>
      }
      sentences={[
        moved.length === 0
          ? "No difference is both more than chance and more than little."
          : `What moved: ${moved
              .slice(0, 8)
              .map(({ column }) => isolate(column))
              .join(", ")}${moved.length > 8 ? ` and ${moved.length - 8} more` : ""}.`,
        `${rowsWords(report.nRows, report.nTrainRows)}.`,
      ]}
      table={driftTable(columns)}
      python={driftPython}
      fileName="drift-by-column"
    >
      <DriftBars
        columns={columns.slice(0, mostDrawn)}
        words={shortWords}
        selected={selected}
        onPick={onPick}
      />
    </Figure>
  );
}

function driftTable(columns: readonly ColumnDrift[]): TwinTable {
  return {
    columns: [
      "column",
      "state",
      "index",
      "limit",
      "test",
      "distance",
      "adjusted p",
      "missing then",
      "missing now",
      "importance",
    ],
    rows: columns.map((drift) => [
      drift.column,
      shortWords(drift),
      drift.psi,
      drift.psiLimit,
      drift.test ?? "",
      drift.distance,
      drift.adjustedP,
      drift.missing.train,
      drift.missing.later,
      drift.importance,
    ]),
  };
}

/** One column of both tables over each other. */
export function ColumnFigure({ drift, nRows }: { readonly drift: ColumnDrift; readonly nRows: number }) {
  const { column, bins, kind, state } = drift;
  if (!bins) return null;
  return (
    <Figure
      id="monitor.column"
      title={`${isolate(column)} ${state === "steady" ? "is as it was" : state === "far" ? "moved far" : "moved"}`}
      sentences={[columnSentence(drift, nRows, voice)]}
      table={binsTable(bins)}
      python={columnPython(column, kind)}
      fileName={`drift-${column}`}
    >
      <OverlaidBins bins={bins} isDate={kind === "datetime"} xTitle={column} />
    </Figure>
  );
}

export function PredictionFigure({ report }: { readonly report: MonitorReport }) {
  const { prediction } = report;
  if (!prediction) return null;
  const { of, label, state, bins } = prediction;
  const what =
    of === "chance" ? `chance of ${isolate(label ?? "")}` : of === "class" ? "class" : "prediction";
  return (
    <Figure
      id="monitor.predictions"
      title={
        state === "steady"
          ? "The model answers as it did"
          : `The model’s answers moved${state === "far" ? " far" : ""}`
      }
      sub="Later rows, beside training rows that a fold held out."
      sentences={[predictionSentence(prediction, voice)]}
      table={binsTable(bins)}
      fileName="drift-of-predictions"
    >
      <OverlaidBins bins={bins} isDate={false} xTitle={what} />
    </Figure>
  );
}

/** Scores of one model on every later table that had answers. */
export function ScoreFigure({
  check,
  checks,
  onShow,
}: {
  readonly check: CheckRecord;
  readonly checks: readonly CheckRecord[];
  readonly onShow: (id: string) => void;
}) {
  const { score } = check.report;
  if (!score) return null;
  const points = checks.flatMap(({ id, run, fileName, report }) =>
    run === check.run && report.score
      ? [
          {
            id,
            label: fileName,
            value: report.score.value,
            interval: report.score.interval,
            isWorse: report.score.outcome === "worse",
          },
        ]
      : [],
  );
  const titles = {
    worse: "The score fell by more than chance",
    better: "The score is better than expected",
    same: "The score held",
    untold: "A score with nothing to compare it with",
  };
  return (
    <Figure
      id="monitor.score"
      className="whole"
      title={titles[score.outcome]}
      sub="The band is the out-of-fold score with its 95 % interval; so are the whiskers."
      sentences={[
        scoreSentence(score, voice),
        ...(score.nUnknownClass > 0
          ? [
              `${plural(score.nUnknownClass, "row")} of a class it never learned ${score.nUnknownClass === 1 ? "takes" : "take"} no part.`,
            ]
          : []),
      ]}
      table={{
        columns: ["file", metricName(score.metric), "low", "high"],
        rows: points.map(({ label, value, interval }) => [
          label,
          value,
          interval?.[0] ?? null,
          interval?.[1] ?? null,
        ]),
      }}
      fileName="score-over-checks"
    >
      <ScoreTimeline
        points={points}
        expected={score.outOfFold}
        metric={metricName(score.metric)}
        selected={check.id}
        onPick={onShow}
      />
    </Figure>
  );
}

function binsTable({ edges, labels, train, later }: NonNullable<ColumnDrift["bins"]>): TwinTable {
  return {
    columns: edges ? ["from", "to", "training rows", "later rows"] : ["level", "training rows", "later rows"],
    rows: train.map((count, bin) => [
      ...(edges ? [edges[bin] ?? null, edges[bin + 1] ?? null] : [labels?.[bin] ?? ""]),
      count,
      later[bin] ?? 0,
    ]),
  };
}
