import { lazy, Suspense } from "react";
import { Button } from "react-aria-components";
import { openSample } from "#ui/app/open.ts";
import { formatCount } from "#ui/format/numbers.ts";
import { InTurn } from "#ui/controls/InTurn.tsx";
import samples from "./sample-cards.json";

/** Nobody waits for the drawings: a card can be pressed before. */
const SampleMarks = lazy(() => import("./SampleMarks.tsx"));

/** Tables with a story, each with a drawing computed from its own rows (scripts/sample-cards.mjs). */
export default function SampleCards({ isBusy }: { readonly isBusy: boolean }) {
  return (
    <ul className="samples">
      {samples.map(({ id, title, story, rows, columns, note, width, height }, place) => (
        <li key={id} className={place === 0 ? "wide" : ""}>
          <Button className="sample" isDisabled={isBusy} onPress={() => void openSample(id)}>
            <svg viewBox={`0 0 ${width} ${height}`} aria-hidden>
              <InTurn>
                <Suspense>
                  <SampleMarks id={id} />
                </Suspense>
              </InTurn>
            </svg>
            <span className="words">
              <span className="title">{title}</span>
              <span className="story">{story}</span>
              <span className="facts">
                <b>{id}</b> {formatCount(rows)} × {columns}, {note}
              </span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
