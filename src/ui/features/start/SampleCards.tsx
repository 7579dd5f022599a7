import { Button } from "react-aria-components";
import { openSample } from "#ui/app/open.ts";
import { formatCount } from "#ui/format/numbers.ts";
import samples from "./sample-drawings.json";
import { SampleDrawing } from "./SampleDrawing.tsx";

/** Tables with a story, each with a drawing computed from its own rows (scripts/sample-cards.mjs). */
export default function SampleCards({ isBusy }: { readonly isBusy: boolean }) {
  return (
    <ul className="samples">
      {samples.map(({ id, title, story, rows, columns, note, drawing }, place) => (
        <li key={id} className={place === 0 ? "wide" : ""}>
          <Button className="sample" isDisabled={isBusy} onPress={() => void openSample(id)}>
            <SampleDrawing drawing={drawing} />
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
