import { Download } from "lucide-react";
import { useState } from "react";
import type { Reading, ReadOptions } from "#core/frame/reading.ts";
import { saveBlob } from "#ui/charts/download.ts";
import { twinToCsv } from "#ui/charts/twin-csv.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { Switch } from "#ui/controls/Switch.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { delimiterOptions, encodingOptions, quoteOptions } from "./reading-words.ts";

const shownRagged = 500;

/** How the file became a table: what was detected (each can be changed), and everything that did not fit. */
export function ImportReport({
  reading,
  fixed,
  onReread,
}: {
  reading: Reading;
  /** What the person fixed so far; the rest was detected. */
  fixed: ReadOptions;
  onReread: (options: ReadOptions) => void;
}) {
  const { format = "text" } = reading;
  const isText = format === "text";
  const hasHeader = isText || format === "xlsx";
  return (
    <div className="report">
      <section aria-labelledby="detected-title">
        <h2 id="detected-title">How it was read</h2>
        <p className="mb-2 text-small text-ink-3">
          {reading.fileName}, {formatBytes(reading.byteLength)}, {plural(reading.nRows, "row")}
          {reading.blankLines === 0 ? "" : `, ${plural(reading.blankLines, "blank line")} skipped`}. Changing
          one of these reads the file again; models trained so far are kept.
        </p>
        {isText ? (
          <>
            <Select
              label="Encoding"
              value={reading.encoding.toLowerCase()}
              options={encodingOptions(reading.encoding.toLowerCase())}
              onChange={(encoding) => onReread({ encoding })}
            />
            <Select
              label="Separator"
              value={reading.delimiter}
              options={delimiterOptions(reading.delimiter)}
              onChange={(delimiter) => onReread({ delimiter })}
            />
            <Select
              label="Quotes"
              value={reading.quote}
              options={quoteOptions(reading.quote)}
              onChange={(quote) => onReread({ quote })}
            />
          </>
        ) : null}
        {hasHeader ? (
          <div className="field">
            <span className="label" id="header-label">
              Header
            </span>
            <Switch
              label="The first record names the columns"
              isSelected={reading.header}
              onChange={(header) => onReread({ header })}
            >
              {reading.header ? "the first record names the columns" : "no names: the first record is data"}
            </Switch>
          </div>
        ) : null}
        <Select<DateOrder>
          label="Dates like 03/04"
          value={fixed.dayFirst === undefined ? null : fixed.dayFirst ? "day" : "month"}
          placeholder="stay words until you say"
          options={dateOrders}
          onChange={(order) => onReread({ dayFirst: order === "day" })}
        />
        <MissingTokens
          key={fixed.missingTokens?.join(",") ?? ""}
          tokens={fixed.missingTokens}
          onTokens={(missingTokens) => onReread({ missingTokens })}
        />
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
      <RaggedList reading={reading} />
    </div>
  );
}

type DateOrder = "day" | "month";
const dateOrders: readonly { value: DateOrder; label: string }[] = [
  { value: "day", label: "3 April (day first)" },
  { value: "month", label: "4 March (month first)" },
];

/** Spellings that stand for "no value". They take effect on Enter, for each reads the file again. */
function MissingTokens({
  tokens,
  onTokens,
}: {
  tokens: readonly string[] | undefined;
  onTokens: (tokens: readonly string[]) => void;
}) {
  const [typed, setTyped] = useState(tokens?.join(", ") ?? "");
  return (
    <TextField
      label="Missing is"
      value={typed}
      onChange={setTyped}
      onSubmit={() => {
        const wanted = typed.split(",").map((token) => token.trim());
        onTokens([...new Set(wanted.filter((token) => token !== ""))]);
      }}
      isMeasured
      placeholder="NA, N/A, NaN, null, ? and the empty cell"
      help="Separate spellings by commas and press Enter. The empty cell is always missing."
    />
  );
}

function RaggedList({ reading }: { reading: Reading }) {
  const { ragged } = reading;
  if (ragged.length === 0) return null;
  const download = () => {
    const rows = ragged.map(({ row, line, expected, got, extra }) => [row, line, expected, got, extra]);
    const csv = twinToCsv({ columns: ["row", "line", "expected", "got", "extra"], rows });
    saveBlob(
      new Blob([csv], { type: "text/csv" }),
      `${reading.fileName.replace(/\.[^.]*$/, "")}-uneven-rows.csv`,
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
