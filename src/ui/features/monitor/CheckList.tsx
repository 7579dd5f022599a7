import { CircleCheck, Eye, type LucideIcon, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { drifted } from "#core/monitor/advice.ts";
import type { CheckRecord } from "#core/monitor/check-record.ts";
import type { Advice } from "#core/monitor/monitor-report.ts";
import { adviceTitles } from "#core/monitor/advice-titles.ts";
import { formatWhen } from "#ui/format/dates.ts";
import { formatRows } from "#ui/format/numbers.ts";

const icons: Readonly<Record<Advice, LucideIcon>> = {
  none: CircleCheck,
  look: Eye,
  retrain: TriangleAlert,
  "cannot-predict": TriangleAlert,
};

/** The time line: every later table that was checked, oldest first; the one that is shown is pressed. */
export function CheckList({
  checks,
  shown,
  onShow,
}: {
  readonly checks: readonly CheckRecord[];
  readonly shown: string;
  readonly onShow: (id: string) => void;
}) {
  const [now] = useState(() => new Date());
  return (
    <ol className="check-list" aria-label="Later tables">
      {checks.map(({ id, at, fileName, report }) => {
        const Icon = icons[report.advice];
        const n = drifted(report).length;
        return (
          <li key={id}>
            <button
              type="button"
              className="check"
              data-advice={report.advice}
              aria-pressed={id === shown}
              onClick={() => onShow(id)}
            >
              <Icon className="icon" aria-hidden />
              <b className="cut" title={fileName}>
                {fileName}
              </b>
              <small>
                {formatWhen(at, now)}, {formatRows(report.nRows)}
              </small>
              <small className="verdict">
                {n > 0 ? `${n} of ${report.columns.length} moved` : adviceTitles[report.advice].toLowerCase()}
              </small>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
