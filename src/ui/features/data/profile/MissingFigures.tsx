import type { Reading } from "#core/frame/reading.ts";
import type { MissingPatterns } from "#core/profile/missing-patterns.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { HeatMap } from "#ui/charts/HeatMap.tsx";
import { Alert } from "#ui/controls/Alert.tsx";
import { formatCount, formatFixed, formatPercent, plural } from "#ui/format/numbers.ts";
import {
  missingFinding,
  missingSentences,
  missingTable,
  patternsFinding,
  patternsTable,
  patternWords,
  stretchWords,
  togetherFinding,
  togetherSentences,
  togetherTable,
} from "./missing-words.ts";
import { missingPython } from "./profile-python.ts";

/** Where values are missing: along the file, together, and in which combinations. */
export function MissingFigures({
  found,
  reading,
  onOpenColumn,
}: {
  found: MissingPatterns;
  reading: Reading;
  onOpenColumn: (column: string) => void;
}) {
  const { columns, starts, shares, together, patterns, nPatterns, nRows } = found;
  const names = columns.map(({ name }) => name);
  const open = (i: number) => {
    const name = names[i];
    if (name !== undefined) onOpenColumn(name);
  };
  if (columns.length === 0) {
    return (
      <Alert tone="ok" isBoxed title="No value is missing">
        Every column has a value in each of {plural(nRows, "row")}.
      </Alert>
    );
  }
  const python = missingPython(reading);
  return (
    <>
      <Figure
        id="data.missing"
        title={missingFinding(found)}
        sub="The rows from the first to the last of the file; redder is a larger part missing."
        sentences={missingSentences(found)}
        table={missingTable(found)}
        python={python}
        fileName="missing-by-row"
      >
        <HeatMap
          label="Share of missing values by column and stretch of rows"
          down={names}
          across={starts.length - 1}
          ends={["row 1", `row ${formatCount(nRows)}`]}
          cellAt={(i, s) => ({ tone: "missing", strength: shares[i]?.[s] ?? 0 })}
          wordsAt={(i, s) => stretchWords(found, i, s)}
          onOpen={open}
          openWords="Enter opens the column"
          tones={[{ tone: "missing", words: "missing" }]}
        />
      </Figure>
      <div className="profile-pair">
        {columns.length < 2 ? null : (
          <Figure
            id="data.missing-together"
            title={togetherFinding(found)}
            sub="φ of being missing: 1 in the same rows, 0 independent of each other, −1 never in the same row."
            sentences={togetherSentences(found)}
            table={togetherTable(found)}
            python={python}
            fileName="missing-together"
          >
            <HeatMap
              label="Correlation of being missing"
              down={names}
              across={names}
              cellAt={(i, j) => {
                const phi = together[i]?.[j] ?? null;
                if (phi === null) return null;
                return i === j
                  ? { tone: "strength", strength: 0.12 }
                  : { tone: phi < 0 ? "fall" : "rise", strength: Math.abs(phi) };
              }}
              numberAt={(i, j) => {
                const phi = together[i]?.[j] ?? null;
                return i === j || phi === null ? "" : formatFixed(phi, 2);
              }}
              wordsAt={(i, j) => {
                const phi = together[i]?.[j] ?? null;
                if (i === j) return `${names[i]} with itself`;
                return `${names[i]} and ${names[j]}: ${phi === null ? "always missing" : `φ = ${formatFixed(phi, 2)}`}`;
              }}
              onOpen={open}
              openWords="Enter opens the column"
              tones={[
                { tone: "rise", words: "together" },
                { tone: "fall", words: "in turn" },
              ]}
            />
          </Figure>
        )}
        <Figure
          id="data.missing-patterns"
          title={patternsFinding(found)}
          sub={`What is missing in the same row; the ${plural(patterns.length, "most frequent combination")} of ${formatCount(nPatterns)}.`}
          sentences={missingSentences(found).slice(0, 2)}
          table={patternsTable(found)}
          python={python}
          fileName="missing-patterns"
        >
          <HeatMap
            label="Combinations of missing values"
            down={patterns.map(({ count }) => `${formatCount(count)} · ${formatPercent(count / nRows)}`)}
            across={names}
            cellAt={(p, j) => ({ tone: "missing", strength: patterns[p]?.columns.includes(j) ? 1 : 0 })}
            wordsAt={(p) => patternWords(found, p)}
            onOpen={(_, j) => open(j)}
            openWords="Enter opens the column"
            tones={[{ tone: "missing", words: "missing" }]}
          />
        </Figure>
      </div>
    </>
  );
}
