import { useStudio } from "#state/store.ts";
import { FactList } from "#ui/columns/FactList.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatCount, formatSpread } from "#ui/format/numbers.ts";
import { boardFinding, leaderSentence } from "#ui/runs/board-words.ts";
import { useCanvasFacts } from "./canvas-context.ts";

const screens: ReadonlyMap<string, readonly [href: string, words: string]> = new Map([
  ["file", ["#/data", "Look at the rows in Data"]],
  ["leaderboard", ["#/train", "See the whole leaderboard in Train"]],
  ["importance", ["#/explain", "See what it uses in Explain"]],
  ["export", ["#/export", "Write and check the file in Export"]],
  ["predict", ["#/predict", "Ask about a row or a file in Predict"]],
  ["monitor", ["#/monitor", "Check a later file in Monitor"]],
]);

/** What steps without settings say of their result, and where it is shown in full. */
export function JudgeInspector({ kind }: { readonly kind: string }) {
  const { rows } = useCanvasFacts();
  const source = useStudio((studio) => studio.project.source);
  const screen = screens.get(kind);
  return (
    <>
      {kind === "file" && source ? (
        <FactList
          facts={[
            ["Rows", formatCount(source.nRows)],
            ["Columns", formatCount(source.nColumns)],
            ["Size", formatBytes(source.byteLength)],
            ["Content", source.contentHash.slice(0, 12)],
          ]}
        />
      ) : null}
      {kind === "leaderboard" ? (
        <>
          <p className="serif-lead">{boardFinding(rows)}</p>
          <p className="muted">{leaderSentence(rows) ?? "No model is judged yet."}</p>
          <FactList
            facts={rows.flatMap(({ run, score }) =>
              score ? [[run.name, formatSpread(score.mean, score.std)] as const] : [],
            )}
          />
        </>
      ) : null}
      {screen ? (
        <p className="screen-link">
          <a href={screen[0]}>{screen[1]}</a>
        </p>
      ) : null}
    </>
  );
}
