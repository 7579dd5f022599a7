import type { ModelShapes } from "#core/explain/model-shapes.ts";
import { formatNumber } from "#ui/format/numbers.ts";
import "./term-list.css";

/** The addends of a model, the largest first; one is shown. */
export function TermList({
  shapes,
  chosen,
  onChoose,
}: {
  readonly shapes: ModelShapes;
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}) {
  const most = Math.max(1e-12, shapes.terms[0]?.contribution ?? 0);
  return (
    <ul className="term-list" aria-label="Shapes, the largest first">
      {shapes.terms.map(({ key, contribution, axes }) => (
        <li key={key}>
          <button type="button" aria-pressed={key === chosen} onClick={() => onChoose(key)}>
            <span className="name">{key}</span>
            <span className="bar" aria-hidden>
              <span
                style={{
                  inlineSize: `${(100 * contribution) / most}%`,
                  background: axes.length === 2 ? "var(--c3)" : "var(--c1)",
                }}
              />
            </span>
            <span className="num">{formatNumber(contribution, 3)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
