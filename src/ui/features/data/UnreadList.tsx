import { Download } from "lucide-react";
import type { Reading, UnreadLine } from "#core/frame/reading.ts";
import { saveBlob } from "#ui/charts/download.ts";
import { Button } from "#ui/controls/Button.tsx";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { stemOf } from "#ui/format/stem-of.ts";
import { listAsCsv } from "./list-as-csv.ts";

const shown = 200;

const reasons: Readonly<Record<UnreadLine["reason"], string>> = {
  title: "stands above the table",
  remark: "is a remark",
  note: "stands below the table, as a note or a total",
  "header-again": "the names once more",
  "other-table": "another table begins here",
};

/** Lines of the file that are no rows of the table, each with its reason. */
export function UnreadList({ reading }: { reading: Reading }) {
  const { notRead = [] } = reading;
  if (notRead.length === 0) return null;
  const download = () =>
    saveBlob(
      listAsCsv(
        ["line", "reason", "text"],
        notRead.map(({ line, reason, text }) => [`${line}`, reasons[reason], text]),
      ),
      `${stemOf(reading.fileName)}-lines-not-read.csv`,
    );
  return (
    <section aria-labelledby="unread-title" className="wide">
      <h2 id="unread-title" className="row justify-between">
        {plural(notRead.length, "line")} not read as rows
        <Button size="small" icon={Download} onPress={download}>
          Download these lines
        </Button>
      </h2>
      <p className="mb-2 text-small text-ink-3">
        Lines of the file count from 1. “Read it in another way…” makes rows of them where they are some.
      </p>
      {/* The region scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="twin" tabIndex={0} aria-label="Lines not read">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col" className="right">
                line
              </th>
              <th scope="col">why</th>
              <th scope="col">what stands there</th>
            </tr>
          </thead>
          <tbody>
            {notRead.slice(0, shown).map(({ line, reason, text }) => (
              <tr key={line}>
                <td className="num right">{formatCount(line)}</td>
                <td>{reasons[reason]}</td>
                <td className="num max-w-80 cut">{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {notRead.length > shown ? (
        <p className="mt-1 text-small text-ink-3">
          The first {shown} of {formatCount(notRead.length)}; the download has them all.
        </p>
      ) : null}
    </section>
  );
}
