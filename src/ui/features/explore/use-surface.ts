import type { DecisionSurface } from "#core/explain/decision-surface.ts";
import type { RunRecord } from "#core/project/run.ts";
import { queries } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { runVersion } from "#ui/runs/run-version.ts";
import { useBoard } from "#ui/runs/use-board.ts";

const cells = 60;

/** The open model over two columns: null where it learned from less than both as numbers. */
export function useSurface(
  x: string,
  y: string,
  isWanted: boolean,
): { readonly run: RunRecord; readonly surface: DecisionSurface | null } | null {
  const { openRun } = useBoard();
  const { value: inputs } = useAnswer(openRun ? `inputs ${openRun.id}` : null, () =>
    openRun ? queries.inputs(openRun.id) : Promise.resolve([]),
  );
  const isNumber = (name: string) =>
    inputs?.some((input) => input.name === name && input.range !== null) === true;
  const isPossible = openRun !== null && x !== y && isNumber(x) && isNumber(y);
  const key = isPossible && isWanted ? `surface ${JSON.stringify([runVersion(openRun), x, y])}` : null;
  const { value } = useAnswer(key, () =>
    openRun ? queries.predictGrid(openRun.id, x, y, cells, null) : Promise.reject(new Error("no run")),
  );
  if (!isPossible) return null;
  const isAnswer = value?.x.column === x && value.y.column === y;
  return { run: openRun, surface: isAnswer ? value : null };
}

/** What the surface leaves out: "tenure at 29, contract at Month-to-month and 16 more at what is usual" */
export function heldInWords({ held }: DecisionSurface): string {
  if (held.length === 0) return "The model learned from these two columns only.";
  const named = held.slice(0, 3).map(([column, value]) => `${column} at ${value ?? "missing"}`);
  const rest = held.length - named.length;
  const words = rest > 0 ? [...named, `${rest} more at what is usual`] : named;
  const last = words.pop() ?? "";
  const all = words.length === 0 ? last : `${words.join(", ")} and ${last}`;
  return `The surface is one cut through the model, with ${all}: a dot’s own row may be answered otherwise.`;
}
