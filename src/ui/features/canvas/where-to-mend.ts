import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { NodeId } from "#core/shared/brand.ts";

const inRoles = new Set([
  "unknown-column",
  "no-target",
  "target-lost",
  "target-all-missing",
  "target-has-one-class",
  "target-not-numeric",
  "target-not-binary",
  "target-too-many-classes",
  "target-too-large",
  "unknown-class",
  "no-features",
  "time-not-ordered",
  "weight-unusable",
  "text-feature",
]);
const inSplit = new Set(["too-few-rows", "too-few-groups", "fold-has-one-class", "bad-test-rows"]);

/** The step whose settings a problem comes from, or null where it is the failed step itself. */
export function whereToMend(graph: PipelineGraph, code: string): NodeId | null {
  const kind = inRoles.has(code) ? "roles" : inSplit.has(code) ? "split" : null;
  return graph.nodes.find((node) => node.kind === kind)?.id ?? null;
}

/** Once the margin shows the failed step, its first act takes the focus: one that mends, or the way to its screen. */
export function goToMending(): void {
  requestAnimationFrame(() =>
    setTimeout(() => {
      const margin = document.querySelector("aside.margin");
      const act = margin?.querySelector<HTMLElement>(".mending :is(button, a)");
      (act ?? margin?.querySelector<HTMLElement>(".screen-link a, button"))?.focus();
    }, 60),
  );
}
