import type { ReactNode } from "react";
import type { ChartData } from "#core/explore/chart-data.ts";
import { formatRows } from "#ui/format/numbers.ts";
import { placeName } from "./axis-words.ts";
import { correlationWords } from "./chart-sentences.ts";

/** One drawing, or a grid of them with a head each: small multiples share their axes. */
export function Panels({ data, children }: { data: ChartData; children: (panel: number) => ReactNode }) {
  const { panel, panels } = data;
  if (panel === null) return children(0);
  return (
    <div className="chart-panels">
      {panels.map(({ nRows, body }, at) => (
        <section key={placeName(panel, at)} aria-label={`${panel.column}: ${placeName(panel, at)}`}>
          <header>
            <b className="cut">{placeName(panel, at)}</b>
            <span className="num">
              {data.spec.mark !== "map" && (body.kind === "points" || body.kind === "hexes")
                ? `${correlationWords(body.correlation)}  `
                : ""}
              {formatRows(nRows)}
            </span>
          </header>
          {children(at)}
        </section>
      ))}
    </div>
  );
}
