import type { Reading } from "#core/frame/reading.ts";
import { FactList } from "#ui/columns/FactList.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatCount } from "#ui/format/numbers.ts";
import { delimiterWord, quoteWord } from "./reading-words.ts";

/** How the file was read, in a few lines; the import report has the rest and the changes. */
export function ReadCard({
  reading,
  missing,
  onChange,
}: {
  reading: Reading;
  missing: number;
  onChange: () => void;
}) {
  const ragged = reading.warnings.reduce(
    (sum, { code, count }) => sum + (/ragged|short|long/.test(code) ? count : 0),
    0,
  );
  return (
    <section aria-labelledby="read-title">
      <h3 id="read-title" className="row justify-between">
        How it was read
        <Button size="small" variant="quiet" onPress={onChange}>
          Change
        </Button>
      </h3>
      <FactList
        facts={[
          ["File", `${reading.fileName}, ${formatBytes(reading.byteLength)}`],
          ["Separator, quotes", `${delimiterWord(reading.delimiter)}, ${quoteWord(reading.quote)}`],
          ["Encoding", reading.encoding.toUpperCase()],
          ["Header", reading.header ? "first record" : "none"],
          ["Empty cells", missing === 0 ? "none" : `${formatCount(missing)}, read as missing`],
          ["Uneven rows", ragged === 0 ? "none" : formatCount(ragged)],
        ]}
      />
    </section>
  );
}
