import { plainKernels } from "#core/kernels/plain-kernels.ts";
import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { type Member, Team } from "#kernels/team/team.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";

/**
 * Which twin of the hot loops the next fits run.
 * @param hire a thread to help with them; null for fits on one thread
 * @returns runs a fit with the help of one such thread
 */
export function runWith(
  which: "WebAssembly" | "TypeScript",
  hire: (() => Member) | null = null,
): <T>(fit: () => Promise<T>) => Promise<T> {
  const team = hire && new Team(hire);
  provideKernels(which === "WebAssembly" ? bestKernels(team) : plainKernels);
  const idle = new Int32Array(new SharedArrayBuffer(4)).fill(1);
  return (fit) => (team === null ? fit() : team.help(idle, fit));
}
