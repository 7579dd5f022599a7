import { createRandom } from "#core/shared/random.ts";
import { cleanTable } from "#test/messy/clean-table.ts";
import { encodingPollutions } from "#test/messy/encoding-pollutions.ts";
import { filePollutions } from "#test/messy/file-pollutions.ts";
import { rowPollutions } from "#test/messy/row-pollutions.ts";
import { scoreFile } from "#test/messy/score.ts";
import { valuePollutions } from "#test/messy/value-pollutions.ts";

const levels = [
  ["file", filePollutions],
  ["row", rowPollutions],
  ["values", valuePollutions],
  ["encoding", encodingPollutions],
] as const;

export interface PollutionScore {
  readonly level: string;
  readonly name: string;
  readonly weight: number;
  /** Of 10, the mean over the seeds. */
  readonly score: number;
  /** Files read imperfectly without a word. */
  readonly silent: number;
  /** A seed whose file was not read perfectly, or null; and what was said of it. */
  readonly worst: {
    readonly seed: number;
    readonly score: number;
    readonly warnings: readonly string[];
  } | null;
}

export interface MessyScores {
  readonly simple: number;
  readonly weighted: number;
  readonly silent: number;
  readonly files: number;
  readonly pollutions: readonly PollutionScore[];
}

/** Every pollution of one table a seed. */
export async function scoreMessy(seeds: readonly number[]): Promise<MessyScores> {
  const pollutions: PollutionScore[] = [];
  for (const [level, list] of levels) {
    for (const { name, weight, make } of list) {
      let sum = 0;
      let silent = 0;
      let worst: PollutionScore["worst"] = null;
      for (const seed of seeds) {
        const random = createRandom(seed);
        const result = await scoreFile(make(cleanTable(random), random));
        sum += result.score;
        if (result.silent) silent++;
        if (result.score < 10 - 1e-9 && result.score < (worst?.score ?? 10))
          worst = { seed, score: result.score, warnings: result.warnings };
      }
      pollutions.push({ level, name, weight, score: sum / seeds.length, silent, worst });
    }
  }
  const total = pollutions.reduce((sum, { weight }) => sum + weight, 0);
  return {
    simple: pollutions.reduce((sum, { score }) => sum + score, 0) / pollutions.length,
    weighted: pollutions.reduce((sum, { score, weight }) => sum + score * weight, 0) / total,
    silent: pollutions.reduce((sum, { silent }) => sum + silent, 0),
    files: pollutions.length * seeds.length,
    pollutions,
  };
}
