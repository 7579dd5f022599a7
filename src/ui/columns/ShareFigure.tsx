import type { Reading } from "#core/frame/reading.ts";
import type { Distribution } from "#state/studio-state.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { ShareDots } from "#ui/charts/ShareDots.tsx";
import { sharePython } from "./python-of-figures.ts";
import { countWords, groupWords, shareFinding, shareSentences, shareTable } from "./share-words.ts";
import { overallShare, positiveShares } from "./shares.ts";

/** How common the positive class is along a column, with its doubt; nothing where there are not two classes. */
export function ShareFigure({
  distribution,
  reading,
  target,
  positive,
}: {
  distribution: Distribution;
  reading: Reading;
  target: string;
  positive: string;
}) {
  const { column, kind } = distribution;
  const shares = positiveShares(distribution, positive);
  if (shares.length < 2) return null;
  const overall = overallShare(distribution, positive);
  return (
    <Figure
      id={`explore.${column}.share`}
      title={shareFinding(distribution, positive) ?? `${positive} along ${column}`}
      sub={
        <>
          Share of <b className="num">{target}</b> = {positive} by <b className="num">{column}</b>.
        </>
      }
      sentences={shareSentences(distribution, positive, overall)}
      table={shareTable(distribution, positive)}
      python={sharePython(reading, distribution, target, positive)}
      fileName={`share-${column.replaceAll(/[^\p{L}\p{N}_-]+/gu, "-")}`}
    >
      <ShareDots
        dots={shares.map((group) => ({
          label: groupWords(group, kind),
          share: group.share,
          interval: group.interval,
          count: countWords(group),
        }))}
        overall={overall}
        title={`share ${positive}`}
      />
    </Figure>
  );
}
