import { resolve } from "node:path";
import type { Arguments } from "#cli/arguments.ts";
import { withFileSource } from "#cli/file-source.ts";
import type { CliIo } from "#cli/io.ts";
import { openQuestions, readingOptionsOf } from "#cli/reading-options.ts";
import { makeGraph } from "#cli/train/make-graph.ts";
import { readOptions } from "#cli/train/read-options.ts";
import { forecastModels } from "#cli/train/refused-models.ts";
import { estimatorIds } from "#core/estimators/registry.ts";
import { summarise } from "#core/frame/summary.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import { runWords } from "#core/pipeline/within-means.ts";
import { goOn } from "#core/shared/checkpoint.ts";
import { proposeTask } from "#core/task/propose.ts";

/** What training one model on a table would take: all folds and the fit on all training rows. */
export interface ForecastHere {
  readonly seconds: number;
  /** At once, beside the table. */
  readonly bytes: number;
  /** What `lathe train --models all` would do with it. */
  readonly refused: "memory" | "time" | null;
  readonly words: string;
}

/**
 * By model, for those that can learn the target; fits nothing.
 * @throws LatheError for a table that cannot be read, or a target that cannot be predicted
 */
export async function forecastsHere(
  file: string,
  args: Arguments,
  io: CliIo,
): Promise<ReadonlyMap<string, ForecastHere>> {
  const asked = await readOptions(args, io.cwd);
  const path = resolve(io.cwd, file);
  const { table, reading } = await withFileSource(path, (source) =>
    openTable(source, readingOptionsOf(args), goOn),
  );
  for (const question of openQuestions(reading)) io.err(`${question}\n`);
  const columns = await summarise(table, goOn);
  const target = asked.target ?? proposeTask(table, columns)?.target ?? null;
  const plan = compilePlan(makeGraph(table, columns, { ...asked, target, models: estimatorIds }));
  io.err(`${plan.task} of “${plan.target}”: ${table.nRows} rows, ${plan.features.length} features\n`);
  return new Map(
    forecastModels(plan, table.nRows, null, columns, asked).map(({ model, run, refusal }) => {
      const words = refusal?.words ?? `${runWords(run)}.`;
      return [model.estimator, { ...run, refused: refusal?.cause ?? null, words }] as const;
    }),
  );
}
