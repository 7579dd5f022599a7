import { Download } from "lucide-react";
import type { Reading } from "#core/frame/reading.ts";
import { showOverlay } from "#ui/app/overlay-store.ts";
import { saveBlob } from "#ui/charts/download.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { stemOf } from "#ui/format/stem-of.ts";
import { GuessList } from "./GuessList.tsx";
import { listAsCsv } from "./list-as-csv.ts";
import { UnreadList } from "./UnreadList.tsx";

const shownRagged = 500;

/** How the file became a table: what was worked out about it, with the reasons, and everything that did not fit. */
export function ImportReport({ reading }: { reading: Reading }) {
  return (
    <div className="report">
      <section aria-labelledby="detected-title">
        <h2 id="detected-title" className="row justify-between">
          How it was read
          <Button size="small" onPress={() => showOverlay("reading")}>
            Read it in another way…
          </Button>
        </h2>
        <p className="mb-2 text-small text-ink-3">
          {reading.fileName}, {formatBytes(reading.byteLength)}, {plural(reading.nRows, "row")}
          {reading.blankLines === 0 ? "" : `, ${plural(reading.blankLines, "blank line")} skipped`}.
        </p>
        <GuessList reading={reading} />
        <dl className="mt-1 text-small text-ink-3">
          <dt className="inline">SHA-256 </dt>
          <dd className="num inline break-all">{reading.contentHash}</dd>
        </dl>
      </section>
      <section aria-labelledby="warnings-title">
        <h2 id="warnings-title">
          {reading.warnings.length === 0 ? "Nothing was unusual" : "What was unusual"}
        </h2>
        <h3 className="spoken">Warnings</h3>
        {reading.warnings.length === 0 ? (
          <Alert tone="ok" title="Every record has the header's number of fields">
            No byte was unreadable, no name had to be changed, nothing was dropped.
          </Alert>
        ) : (
          reading.warnings.map(({ code, message, count }) => (
            <Alert key={code} tone="warn" title={message}>
              <span className="num">{code}</span>
              {count > 1 ? `, ${formatCount(count)} times` : ""}
            </Alert>
          ))
        )}
      </section>
      <UnreadList reading={reading} />
      <RaggedList reading={reading} />
    </div>
  );
}

function RaggedList({ reading }: { reading: Reading }) {
  const { ragged } = reading;
  if (ragged.length === 0) return null;
  const download = () => {
    const lines = ragged.map(({ row, line, expected, got, extra }) => [
      `${row}`,
      `${line}`,
      got < expected
        ? `${got} of ${expected} cells: the others are missing`
        : `${got} cells for ${expected} columns: the last ones are not used`,
      extra,
    ]);
    saveBlob(
      listAsCsv(["row", "line", "reason", "not used"], lines),
      `${stemOf(reading.fileName)}-uneven-rows.csv`,
    );
  };
  return (
    <section aria-labelledby="ragged-title" className="wide">
      <h2 id="ragged-title" className="row justify-between">
        {plural(ragged.length, "uneven row")}
        <Button size="small" icon={Download} onPress={download}>
          Download the list
        </Button>
      </h2>
      <p className="mb-2 text-small text-ink-3">
        Short rows were filled with missing values, long ones kept to the header’s width. Rows count from 0,
        lines of the file from 1.
      </p>
      {/* The region scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="twin" tabIndex={0} aria-label="Uneven rows">
        <table className="plain-table">
          <thead>
            <tr>
              {["row", "line", "expected", "got"].map((name) => (
                <th key={name} scope="col" className="right">
                  {name}
                </th>
              ))}
              <th scope="col">what did not fit</th>
            </tr>
          </thead>
          <tbody>
            {ragged.slice(0, shownRagged).map(({ row, line, expected, got, extra }) => (
              <tr key={row}>
                <td className="num right">{formatCount(row)}</td>
                <td className="num right">{formatCount(line)}</td>
                <td className="num right">{expected}</td>
                <td className="num right">{got}</td>
                <td className="num max-w-80 cut">
                  {extra === "" ? plural(expected - got, "cell") + " filled" : extra}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {ragged.length > shownRagged ? (
        <p className="mt-1 text-small text-ink-3">
          The first {shownRagged} of {formatCount(ragged.length)}; the download has them all.
        </p>
      ) : null}
    </section>
  );
}
