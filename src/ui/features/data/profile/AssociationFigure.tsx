import type { Reading } from "#core/frame/reading.ts";
import type { AssociationMatrix } from "#core/profile/associations/association-types.ts";
import { go } from "#ui/app/route.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { HeatMap } from "#ui/charts/HeatMap.tsx";
import { formatFixed } from "#ui/format/numbers.ts";
import {
  associationCell,
  associationFinding,
  associationSentences,
  associationTable,
  pairWords,
} from "./association-words.ts";
import { associationPython } from "./profile-python.ts";

/** Every column against every other; a cell opens its two columns on Explore. */
export function AssociationFigure({ matrix, reading }: { matrix: AssociationMatrix; reading: Reading }) {
  const names = matrix.columns.map(({ name }) => name);
  const open = (i: number, j: number) => {
    const [a, b] = [matrix.columns[i], matrix.columns[j]];
    if (!a || !b) return;
    // What is drawn across has to be a number, if there is one, for the other to stand up.
    const [across, up] = a.isNumber || !b.isNumber ? [a, b] : [b, a];
    if (i === j) go("explore", across.name);
    else go("explore", across.name, up.name);
  };
  return (
    <Figure
      id="data.associations"
      title={associationFinding(matrix)}
      sub={
        <>
          {matrix.method === "pearson" ? "Pearson’s r" : "Spearman’s ρ"} of two numbers, correlation ratio η
          of a number by a category, Cramér’s V of two categories; all rows that have both.
        </>
      }
      sentences={associationSentences(matrix)}
      table={associationTable(matrix)}
      python={associationPython(reading, matrix)}
      fileName="associations"
    >
      <HeatMap
        label="Association of every column with every other"
        down={names}
        across={names}
        cellAt={(i, j) => associationCell(matrix, i, j)}
        numberAt={(i, j) => {
          const value = matrix.values[i]?.[j] ?? null;
          return i === j || value === null ? "" : formatFixed(value, 2);
        }}
        wordsAt={(i, j) => pairWords(matrix, i, j)}
        onOpen={open}
        openWords="Enter opens both on Explore"
        tones={[
          { tone: "rise", words: "rise together" },
          { tone: "fall", words: "one falls" },
          { tone: "strength", words: "with a category" },
        ]}
      />
    </Figure>
  );
}
