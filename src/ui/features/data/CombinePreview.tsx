import type { CombinedPreview } from "#core/combine/combined-preview.ts";
import type { ReportLine } from "#core/combine/report-words.ts";
import { describeProblem } from "#core/shared/problems.ts";
import type { Answer } from "#ui/answers/use-answer.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { DataTableTwin } from "#ui/controls/DataTableTwin.tsx";
import { plural } from "#ui/format/numbers.ts";

/** What putting the tables together would give: its size, what to know of it, and some of its rows. */
export function CombinePreview<Report extends { readonly nRows: number }>({
  answer: { value, waiting, problem },
  sentences,
  caption,
}: {
  readonly answer: Answer<CombinedPreview<Report>>;
  readonly sentences: (report: Report) => readonly ReportLine[];
  /** Which rows are shown. */
  readonly caption: string;
}) {
  const lines = value === null ? [] : sentences(value.report);
  return (
    <section className="combine-preview" aria-labelledby="combine-preview" aria-busy={waiting}>
      <h3 id="combine-preview">What comes of it</h3>
      <div aria-live="polite">
        {problem === null ? null : (
          <Alert tone="bad" title={describeProblem(problem).title}>
            {describeProblem(problem).advice}
          </Alert>
        )}
        {value === null && waiting ? <p className="text-small text-ink-3">Comparing the tables…</p> : null}
        {value !== null && problem === null ? (
          <>
            <p className="size">
              {plural(value.report.nRows, "row")}, {plural(value.columns.length, "column")}
            </p>
            {lines
              .filter(({ tone }) => tone === "plain")
              .map(({ text }) => (
                <p key={text} className="says">
                  {text}
                </p>
              ))}
            {lines
              .filter(({ tone }) => tone === "caution")
              .map(({ text }) => (
                <Alert key={text} tone="warn" title={text} />
              ))}
          </>
        ) : null}
      </div>
      {value !== null && problem === null && value.rows.length > 0 ? (
        <>
          <p className="text-small text-ink-3">{caption}</p>
          <DataTableTwin caption={caption} table={{ columns: value.columns, rows: value.rows }} />
        </>
      ) : null}
    </section>
  );
}
