import type { NeuralEngine } from "#core/estimators/neural/engine.ts";
import { FusedSession } from "#core/estimators/neural/fused-session.ts";

/** Our own: runs everywhere, and gives the same bits everywhere. */
export const fusedEngine: Omit<NeuralEngine, "id" | "title"> = {
  available: async () => ({ refused: null, software: false }),
  open: async (job, state) => new FusedSession(job, state),
};
