import { type CanaryContext, silent } from "#core/canaries/canary.ts";
import type { CanaryFinding } from "#core/canaries/finding.ts";
import { canaries } from "#core/canaries/registry.ts";
import { LatheError } from "#core/shared/problems.ts";

/**
 * Asks every canary of a run.
 * @throws AbortError from `checkpoint`
 */
export async function runCanaries(context: CanaryContext): Promise<readonly CanaryFinding[]> {
  const findings: CanaryFinding[] = [];
  for (const [place, { id, title, ask }] of canaries.entries()) {
    await context.checkpoint({ share: place / canaries.length });
    findings.push({ id, title, ...(await orSilent(() => ask(context))) });
  }
  return findings;
}

/** A table that is too small for a trial is no failure of the model. */
async function orSilent<V>(ask: () => V | Promise<V>) {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof LatheError) return silent("The rows are too few, or too alike, for this trial.");
    throw error;
  }
}
