import { useState } from "react";
import type { CheckRecord } from "#core/monitor/check-record.ts";
import { monitorFinding } from "#core/monitor/monitor-words.ts";
import type { RunRecord } from "#core/project/run.ts";
import { useStudio } from "#state/store.ts";
import { FigureNumbers } from "#ui/charts/FigureNumbers.tsx";
import { EmptyState } from "#ui/controls/EmptyState.tsx";
import { FileDrop } from "#ui/controls/FileDrop.tsx";
import { Screen } from "#ui/controls/Screen.tsx";
import { formatWhen } from "#ui/format/dates.ts";
import { RunPicker } from "#ui/runs/RunPicker.tsx";
import { useBoard } from "#ui/runs/use-board.ts";
import { CheckingLine } from "./CheckingLine.tsx";
import { CheckList } from "./CheckList.tsx";
import { ColumnFigure, DriftFigure, PredictionFigure, ScoreFigure } from "./MonitorFigures.tsx";
import { MonitorMargin } from "./MonitorMargin.tsx";
import { rowsWords, voice } from "./monitor-voice.ts";
import "./monitor.css";

const none: readonly CheckRecord[] = [];

/** Later tables beside what the model learned from: what moved, whether it harms, and what to do. */
export default function MonitorScreen() {
  const { openRun } = useBoard();
  const checks = useStudio((studio) => studio.project.checks ?? none);
  const [shown, setShown] = useState<string | null>(null);
  const check = checks.find(({ id }) => id === shown) ?? checks.at(-1);
  if (check) {
    return <Check key={check.id} check={check} checks={checks} openRun={openRun} onShow={setShown} />;
  }
  if (!openRun) {
    return (
      <Screen title="Nothing to watch yet">
        <EmptyState title="Later rows beside those it learned from" sketch="bars">
          As soon as a model is trained, drop a later table here: this month’s rows, another branch, another
          machine. Each column, each answer and the score are compared with training.
        </EmptyState>
      </Screen>
    );
  }
  return (
    <Screen
      title={`Does ${openRun.name} still fit the rows that come?`}
      sub="A model is only as good as the likeness of new rows to those it learned from. A summary of these is kept with it, so none of them has to be here."
      acts={<RunPicker />}
    >
      <CheckingLine />
      <EmptyState title="No later table was checked yet" sketch="bars">
        Drop one below. Columns that moved by more than chance are ranked by harm, and if the table has the
        target, you see whether the score fell.
      </EmptyState>
      <DropLater run={openRun} title="Check a later file" onStart={() => setShown(null)} />
    </Screen>
  );
}

function Check({
  check,
  checks,
  openRun,
  onShow,
}: {
  readonly check: CheckRecord;
  readonly checks: readonly CheckRecord[];
  readonly openRun: RunRecord | null;
  readonly onShow: (id: string | null) => void;
}) {
  const { report, fileName, at, run } = check;
  const model = useStudio((studio) => studio.project.runs.find(({ id }) => id === run));
  const [now] = useState(() => new Date());
  const [picked, setPicked] = useState<string | null>(null);
  const column = report.columns.find(({ column: name }) => name === picked) ?? report.columns[0] ?? null;
  return (
    <Screen
      title={monitorFinding(report, voice)}
      sub={`${fileName}, ${formatWhen(at, now)}: ${rowsWords(report.nRows, report.nTrainRows)}, as ${model?.name ?? "a model no longer kept"} sees them.`}
      acts={<RunPicker />}
      marginLabel="What to do"
      margin={<MonitorMargin check={check} column={column} onColumn={setPicked} />}
    >
      <CheckingLine />
      <CheckList checks={checks} shown={check.id} onShow={onShow} />
      <FigureNumbers>
        <div className="figure-grid">
          <DriftFigure report={report} selected={column?.column ?? null} onPick={setPicked} />
          {column ? <ColumnFigure drift={column} nRows={report.nRows} /> : null}
          <PredictionFigure report={report} />
          <ScoreFigure check={check} checks={checks} onShow={onShow} />
        </div>
      </FigureNumbers>
      {openRun ? <DropLater run={openRun} title="Check another file" onStart={() => onShow(null)} /> : null}
    </Screen>
  );
}

function DropLater({
  run,
  title,
  onStart,
}: {
  readonly run: RunRecord;
  readonly title: string;
  /** The new check is shown when it is there. */
  readonly onStart: () => void;
}) {
  const checkFile = useStudio((studio) => studio.checkFile);
  return (
    <FileDrop
      title={title}
      onFile={(file) => {
        onStart();
        void checkFile(run.id, file, file.name);
      }}
    >
      <p>
        Drop a table here: it is compared with what {run.name} learned from, and opened as nothing else.
        Columns may stand in any order. With the target among them, its score is compared too.
      </p>
    </FileDrop>
  );
}
