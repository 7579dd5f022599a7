import { type ColumnKind, columnKinds } from "#core/frame/column.ts";
import type { ReadOptions } from "#core/frame/reading.ts";
import type { TablePreview } from "#core/ingest/preview/preview-table.ts";
import { kindWords } from "#ui/columns/kind-words.ts";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { withKind } from "./draft.ts";

const mostColumns = 60;
const mostWarnings = 4;

/** The first rows as they would be read; the kind of each column can be fixed over it. */
export function ReadingPreview({
  preview,
  isWaiting,
  draft,
  onDraft,
}: {
  readonly preview: TablePreview;
  readonly isWaiting: boolean;
  readonly draft: ReadOptions;
  readonly onDraft: (draft: ReadOptions) => void;
}) {
  const { columns, reading, isWhole } = preview;
  const shown = columns.slice(0, mostColumns);
  const nRows = columns[0]?.cells.length ?? 0;
  const fixed = new Map(draft.kinds ?? []);
  return (
    <section aria-label="First rows" aria-busy={isWaiting} className="reading-preview">
      <p className="text-small text-ink-3">
        {isWhole
          ? `${plural(reading.nRows, "row")}, ${plural(columns.length, "column")}.`
          : `${plural(columns.length, "column")}; kinds as the first ${formatCount(reading.nRows)} rows have them.`}
        {columns.length > mostColumns ? ` The first ${mostColumns} columns are shown.` : ""}
      </p>
      {/* The region scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="twin" tabIndex={0} aria-label="First rows, scrolled">
        <table className="plain-table">
          <thead>
            <tr>
              {shown.map(({ name, kind }) => (
                <th key={name} scope="col">
                  <span className="num">{name}</span>
                  <select
                    className="box"
                    aria-label={`Kind of ${name}`}
                    value={fixed.get(name) ?? ""}
                    onChange={({ target }) =>
                      onDraft(
                        withKind(draft, name, target.value === "" ? undefined : (target.value as ColumnKind)),
                      )
                    }
                  >
                    <option value="">Auto{fixed.has(name) ? "" : `: ${kindWords[kind]}`}</option>
                    {columnKinds.map((each) => (
                      <option key={each} value={each}>
                        {kindWords[each]}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: nRows }, (_, row) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows of a file have no other name
              <tr key={row}>
                {shown.map(({ name, kind, cells }) => (
                  <td key={name} className={`num ${kind === "numeric" || kind === "integer" ? "right" : ""}`}>
                    {cells[row] ?? <span className="missing-word">missing</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {reading.warnings.length === 0 ? null : (
        <ul className="reading-warnings">
          {reading.warnings.slice(0, mostWarnings).map(({ code, message, column }) => (
            <li key={`${code} ${column ?? ""} ${message}`}>{message}</li>
          ))}
          {reading.warnings.length > mostWarnings ? (
            <li>{plural(reading.warnings.length - mostWarnings, "more remark")} in the import report.</li>
          ) : null}
        </ul>
      )}
    </section>
  );
}
