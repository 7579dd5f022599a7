import type { Reading } from "#core/frame/reading.ts";
import { FactList } from "#ui/columns/FactList.tsx";
import { showOverlay } from "#ui/app/overlay-store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatCount, formatNumber } from "#ui/format/numbers.ts";
import { delimiterWord, formatWord, quoteWord } from "#ui/reading/reading-words.ts";

/** Separator and encoding are what a text has; the other formats say what they are. */
function formatFacts(reading: Reading): (readonly [string, string])[] {
  const { format = "text", packed, parts } = reading;
  const words = [packed, formatWord(format)].filter((word) => word !== undefined).join(", ");
  const facts: (readonly [string, string])[] =
    format === "text"
      ? [
          ["Separator, quotes", `${delimiterWord(reading.delimiter)}, ${quoteWord(reading.quote)}`],
          ["Encoding", reading.encoding.toUpperCase()],
        ]
      : [["Format", words]];
  if (format === "text" && packed !== undefined) facts.push(["Packed", packed]);
  if (parts !== undefined) facts.push([format === "xlsx" ? "Sheet" : "From", parts.join(", ")]);
  return facts;
}

/** How the file was read, in a few lines; the import report has the rest. */
export function ReadCard({ reading, missing }: { reading: Reading; missing: number }) {
  const ragged = reading.warnings.reduce(
    (sum, { code, count }) => sum + (/ragged|short|long/.test(code) ? count : 0),
    0,
  );
  return (
    <section aria-labelledby="read-title">
      <h3 id="read-title" className="row justify-between">
        How it was read
        <Button size="small" variant="quiet" onPress={() => showOverlay("reading")}>
          Change
        </Button>
      </h3>
      <FactList
        facts={[
          ["File", `${reading.fileName}, ${formatBytes(reading.byteLength)}`],
          ...formatFacts(reading),
          ...(reading.sampled
            ? ([
                [
                  "Sample",
                  `1 in ${formatNumber(1 / reading.sampled.share, 3)} of ${formatCount(reading.sampled.of)} rows`,
                ],
              ] as const)
            : []),
          ...(reading.onDisk
            ? ([
                [
                  "On disk",
                  `all ${formatCount(reading.onDisk.nRows)} rows, ${formatBytes(reading.onDisk.nBytes)}`,
                ],
              ] as const)
            : []),
          ["Header", reading.header ? "first record" : "none"],
          ["Empty cells", missing === 0 ? "none" : `${formatCount(missing)} missing`],
          ["Uneven rows", ragged === 0 ? "none" : formatCount(ragged)],
        ]}
      />
    </section>
  );
}
