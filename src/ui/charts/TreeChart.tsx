import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { DrawnNode, TreeDrawing } from "#core/explain/tree-drawing.ts";
import { formatCount, formatNumber, formatPercent, plural } from "#ui/format/numbers.ts";
import { classColor } from "./class-colors.ts";
import { ClassKey } from "./ClassKey.tsx";
import { TreeEdges } from "./TreeEdges.tsx";
import { canOpen, neighbour, NODE_HEIGHT, NODE_WIDTH, openTo, treeLayout } from "./tree-layout.ts";
import { addsText, answerText, asideText, questionText, wayText } from "./tree-text.ts";
import "./tree-chart.css";

/** Levels that are open at first. */
const OPEN_DEPTH = 3;

export interface TreeChartProps {
  readonly drawing: TreeDrawing;
  readonly label: string;
  /** Selected rows that come by each node; null without a selection. */
  readonly selected: readonly number[] | null;
  /** A node was chosen: its rows are to be selected. */
  readonly onSelect: (node: number) => void;
}

/** A tree from its first question down: nodes open and close, arrows walk, a press selects the rows. Yes goes left. */
export function TreeChart({ drawing, label, selected, onSelect }: TreeChartProps) {
  const { nodes, classes, positive } = drawing;
  const [open, setOpen] = useState<ReadonlySet<number>>(() => openTo(nodes, OPEN_DEPTH));
  const [at, setAt] = useState(0);
  const layout = useMemo(() => treeLayout(nodes, open), [nodes, open]);
  const tree = useRef<HTMLDivElement>(null);
  const focus = at < nodes.length && layout.placed.some(({ node }) => node === at) ? at : 0;
  const total = nodes[0]?.nRows ?? 0;

  // A tree wider than the screen begins with its root in the middle.
  useLayoutEffect(() => {
    const room = tree.current?.parentElement;
    if (room) room.scrollLeft = (layout.placed[0]?.x ?? 0) + NODE_WIDTH / 2 - room.clientWidth / 2;
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const setOpened = (node: number, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(node);
    else next.delete(node);
    setOpen(next);
  };
  const goTo = (node: number, opened: number | null) => {
    // The node may be drawn only now; the next key is to meet it, however fast it follows.
    flushSync(() => {
      setAt(node);
      if (opened !== null) setOpened(opened, true);
    });
    tree.current?.querySelector<HTMLElement>(`[data-node="${node}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent, node: number) => {
    const { key } = event;
    const next = neighbour(layout, nodes, node, key);
    if (key === "Enter" || key === " ") onSelect(node);
    else if (key === "+" || key === "-") {
      if (canOpen(nodes[node]!)) setOpened(node, key === "+");
    } else if (next !== null) goTo(next, key === "ArrowDown" && !open.has(node) ? node : null);
    else if (!key.startsWith("Arrow")) return;
    event.preventDefault();
  };

  return (
    <>
      <ClassKey
        entries={classes.map((name, index) => ({ label: name, color: classColor(index, classes, positive) }))}
      />
      <div className="tree-scroll" onPointerDown={pan}>
        <div
          className="tree"
          role="tree"
          aria-label={label}
          ref={tree}
          style={{ width: layout.width, height: layout.height }}
        >
          <TreeEdges drawing={drawing} layout={layout} selected={selected} />
          {layout.placed.map(({ node, x, y }) => {
            const own = nodes[node]!;
            const isOpen = open.has(node);
            const chosen = selected?.[node] ?? 0;
            const words = nodeText(own, drawing);
            const aside = own.question ? asideText(own.question) : null;
            const adds = own.adds === null ? "" : `adds ${words}, `;
            const share = total === 0 ? 0 : own.nRows / total;
            return (
              <div
                key={node}
                data-node={node}
                className={`tree-node ${own.question ? "" : "leaf"}`}
                role="treeitem"
                aria-level={own.depth + 1}
                aria-selected={chosen > 0 && chosen === own.nRows}
                {...(canOpen(own) ? { "aria-expanded": isOpen } : {})}
                aria-label={`${own.question ? `${words}? ` : adds}${aside === null ? "" : `${aside}. `}${answerText(own, drawing)}, ${plural(own.nRows, "row")}, ${formatPercent(share)} of all${chosen > 0 ? `, ${formatCount(chosen)} selected` : ""}. ${wayText(nodes, node)}`}
                tabIndex={node === focus ? 0 : -1}
                style={{ left: x, top: y, width: NODE_WIDTH, height: NODE_HEIGHT }}
                onFocus={() => setAt(node)}
                onKeyDown={(event) => onKey(event, node)}
                onClick={() => onSelect(node)}
              >
                <span className="tree-words" title={aside === null ? words : `${words} (${aside})`}>
                  <NodeWords node={own} drawing={drawing} />
                </span>
                <span className="num tree-rows cut">
                  {plural(own.nRows, "row")} · {formatPercent(share)}
                  {chosen > 0 ? <mark>{formatCount(chosen)}</mark> : null}
                </span>
                {classes.length === 0 ? (
                  <span className="num tree-rows cut">mean {answerText(own, drawing)}</span>
                ) : (
                  <span className="tree-mix" aria-hidden>
                    {own.answer.map((count, index) =>
                      count === 0 ? null : (
                        <i
                          key={classes[index]}
                          style={{ flexGrow: count, background: classColor(index, classes, positive) }}
                        />
                      ),
                    )}
                  </span>
                )}
                {canOpen(own) ? (
                  <span
                    className="tree-toggle"
                    aria-hidden
                    title={isOpen ? "Close" : "Open"}
                    onClick={(event) => {
                      event.stopPropagation();
                      setOpened(node, !isOpen);
                    }}
                  >
                    {isOpen ? "−" : "+"}
                  </span>
                ) : own.nHidden > 0 ? (
                  <span className="tree-hidden">{plural(own.nHidden, "node")} more</span>
                ) : null}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

/** The question, or what a leaf adds, or what it answers. */
function nodeText(node: DrawnNode, drawing: TreeDrawing): string {
  if (node.question) return questionText(node.question);
  return node.adds === null ? answerText(node, drawing) : addsText(node.adds);
}

/** A threshold is never cut off, however long the name before it. */
function NodeWords({ node, drawing }: { readonly node: DrawnNode; readonly drawing: TreeDrawing }) {
  const { question } = node;
  if (question === null || question.categories !== null)
    return <span className="cut">{nodeText(node, drawing)}</span>;
  return (
    <>
      <span className="cut">{question.feature}</span>
      <span>{`\u00a0≤ ${formatNumber(question.threshold)}`}</span>
    </>
  );
}

/** Drags the ground between the nodes. */
function pan({ currentTarget, target, pointerId, pointerType, clientX, clientY }: PointerEvent<HTMLElement>) {
  // Fingers scroll by themselves.
  if (pointerType === "touch" || (target as Element).closest(".tree-node") !== null) return;
  const { scrollLeft, scrollTop } = currentTarget;
  const move = (event: globalThis.PointerEvent) => {
    currentTarget.scrollTo(scrollLeft + clientX - event.clientX, scrollTop + clientY - event.clientY);
  };
  const end = () => {
    currentTarget.removeEventListener("pointermove", move);
    currentTarget.removeEventListener("pointerup", end);
    currentTarget.removeEventListener("pointercancel", end);
  };
  currentTarget.setPointerCapture(pointerId);
  currentTarget.addEventListener("pointermove", move);
  currentTarget.addEventListener("pointerup", end);
  currentTarget.addEventListener("pointercancel", end);
}
