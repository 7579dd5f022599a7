import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { darkFrom, heatColor, heatPaths, type HeatCell, type HeatTone } from "./heat-cells.ts";
import "./heat-map.css";
import { useWidth } from "./use-width.ts";

/** Below this height of a line its name cannot be read: the line under the drawing says it. */
const leastNamed = 11;

/**
 * Cells by colour, any number of them. The pointer or the arrow keys choose one, which the line below says in words;
 * a click or Enter opens it.
 */
export function HeatMap({
  label,
  down,
  across,
  ends,
  cellAt,
  numberAt,
  wordsAt,
  onOpen,
  openWords,
  tones,
  isMarked,
  mostSide = 44,
}: {
  /** What the cells are, for screen readers. */
  readonly label: string;
  readonly down: readonly string[];
  /** Names make square cells with a name over each; a number makes that many thin ones. */
  readonly across: readonly string[] | number;
  /** Under the first and the last of thin cells. */
  readonly ends?: readonly [string, string];
  readonly cellAt: (down: number, across: number) => HeatCell | null;
  /** Written into cells that are wide enough. */
  readonly numberAt?: (down: number, across: number) => string;
  readonly wordsAt: (down: number, across: number) => string;
  readonly onOpen: (down: number, across: number) => void;
  /** "Enter opens both on Explore" */
  readonly openWords: string;
  /** Holds selected rows. */
  readonly isMarked?: (down: number, across: number) => boolean;
  /** How wide a cell under a name may be, px; its height is at most 44. */
  readonly mostSide?: number;
  readonly tones: readonly { readonly tone: HeatTone; readonly words: string }[];
}) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const [chosen, setChosen] = useState<readonly [number, number] | null>(null);
  const names = typeof across === "number" ? null : across;
  const [nDown, nAcross] = [down.length, typeof across === "number" ? across : across.length];
  const longest = Math.max(4, ...down.map((name) => [...name].length));
  const wanted = Math.min(longest * 6.7 + 12, Math.max(84, width * 0.26));
  const named = Math.min(mostSide, (width - wanted) / nAcross);
  const isNamed = names === null || named >= leastNamed;
  const left = isNamed ? wanted : 0;
  const cellWidth = names === null ? (width - left) / nAcross : Math.min(mostSide, (width - left) / nAcross);
  const cellHeight = names === null ? (nDown > 30 ? 12 : 20) : Math.min(44, cellWidth);
  const longestOver = Math.max(4, ...(names ?? []).map((name) => [...name].length));
  const isLevel = longestOver * 7 + 8 <= cellWidth; // names that fit their cells lie flat
  const top = names !== null && isNamed ? (isLevel ? 24 : Math.min(longestOver * 7 + 10, 108)) : 2;
  const height = top + nDown * cellHeight + (ends ? 20 : 4);
  const paths = width > 0 ? heatPaths(nDown, nAcross, { width: cellWidth, height: cellHeight }, cellAt) : [];
  const cellUnder = (event: { readonly clientX: number; readonly clientY: number }) => {
    const box = element.current?.getBoundingClientRect();
    if (!box) return null;
    const [i, j] = [
      Math.floor((event.clientY - box.top - top) / cellHeight),
      Math.floor((event.clientX - box.left - left) / cellWidth),
    ];
    return i >= 0 && i < nDown && j >= 0 && j < nAcross ? ([i, j] as const) : null;
  };
  const follow = (event: PointerEvent) => {
    const under = cellUnder(event);
    if (under && (under[0] !== chosen?.[0] || under[1] !== chosen[1])) setChosen(under);
  };
  const onKey = (event: KeyboardEvent) => {
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] } as const;
    const step = steps[event.key as keyof typeof steps];
    if (step === undefined) return;
    event.preventDefault();
    const [i, j] = chosen ?? [0, 0];
    const kept = (value: number, n: number) => Math.max(0, Math.min(n - 1, value));
    setChosen(chosen ? [kept(i + step[0], nDown), kept(j + step[1], nAcross)] : [0, 0]);
  };
  return (
    <div className="heat">
      <button
        type="button"
        className="plot"
        aria-label={`${label}. Arrow keys choose a cell, ${openWords}.`}
        style={{ height }}
        onPointerMove={follow}
        onKeyDown={onKey}
        onClick={(event) => {
          // A click by key has no place of its own: it means the chosen cell.
          const cell = event.detail === 0 ? chosen : cellUnder(event);
          if (cell) onOpen(cell[0], cell[1]);
        }}
      >
        <div ref={element}>
          {width > 0 ? (
            <svg width={width} height={height} aria-hidden>
              <g transform={`translate(${left} ${top})`}>
                {paths.map(({ color, path }) => (
                  <path key={color} d={path} fill={color} shapeRendering="crispEdges" />
                ))}
                {numberAt !== undefined && cellWidth >= 34
                  ? down.map((name, i) =>
                      (names ?? []).map((other, j) => (
                        <text
                          key={`${i} ${j} ${name} ${other}`}
                          x={(j + 0.5) * cellWidth}
                          y={(i + 0.5) * cellHeight + 4}
                          textAnchor="middle"
                          className="num"
                          style={{
                            fontSize: 11,
                            fill: (cellAt(i, j)?.strength ?? 0) > darkFrom ? "var(--plate)" : "var(--ink)",
                          }}
                        >
                          {numberAt(i, j)}
                        </text>
                      )),
                    )
                  : null}
                {isMarked === undefined
                  ? null
                  : down.flatMap((name, i) =>
                      Array.from({ length: nAcross }, (_, j) =>
                        isMarked(i, j) ? (
                          <rect
                            key={`${i} ${j} ${name}`}
                            className="selected-part"
                            x={(j + 0.5) * cellWidth - 3.5}
                            y={(i + 1) * cellHeight - 8}
                            width={7}
                            height={5}
                          />
                        ) : null,
                      ),
                    )}
                {chosen ? (
                  <rect
                    x={chosen[1] * cellWidth}
                    y={chosen[0] * cellHeight}
                    width={cellWidth}
                    height={cellHeight}
                    fill="none"
                    stroke="var(--ink)"
                    strokeWidth={1.5}
                  />
                ) : null}
              </g>
              {isNamed && cellHeight >= leastNamed
                ? down.map((name, i) => (
                    <text
                      key={`${i} ${name}`}
                      x={left - 7}
                      y={top + (i + 0.5) * cellHeight + 4}
                      textAnchor="end"
                      style={{ fill: "var(--ink)", fontSize: Math.min(12, cellHeight) }}
                    >
                      <title>{name}</title>
                      {cut(name, Math.floor((left - 10) / 6.5))}
                    </text>
                  ))
                : null}
              {isNamed
                ? names?.map((name, j) => (
                    <text
                      key={name}
                      {...(isLevel
                        ? { x: left + (j + 0.5) * cellWidth, y: top - 8, textAnchor: "middle" }
                        : {
                            transform: `translate(${left + (j + 0.5) * cellWidth + 4} ${top - 6}) rotate(-90)`,
                          })}
                      style={{ fill: "var(--ink)", fontSize: Math.min(12, cellWidth) }}
                    >
                      <title>{name}</title>
                      {isLevel ? name : cut(name, Math.floor((top - 8) / 7))}
                    </text>
                  ))
                : null}
              {ends?.map((words, i) => (
                <text
                  key={words}
                  x={i === 0 ? left : width}
                  y={height - 5}
                  textAnchor={i === 0 ? "start" : "end"}
                >
                  {words}
                </text>
              ))}
            </svg>
          ) : null}
        </div>
      </button>
      <div className="heat-foot">
        <p aria-live="polite">{chosen ? wordsAt(...chosen) : `Point at a cell; a click or ${openWords}.`}</p>
        <ul aria-hidden>
          {tones.map(({ tone, words }) => (
            <li key={tone}>
              {[0.15, 0.4, 0.7, 1].map((strength) => (
                <span key={strength} style={{ background: heatColor(tone, strength) }} />
              ))}
              {words}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function cut(name: string, most: number): string {
  const letters = [...name];
  return letters.length <= most ? name : `${letters.slice(0, Math.max(1, most - 1)).join("")}…`;
}
