import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import type { ModelReport, SealLook, SealReport } from "#cli/train/report.ts";
import { sealWarning } from "#core/project/sealed-look.ts";
import { shortVersion } from "#core/versions/version-hash.ts";

/** As much of an earlier report.json as speaks of the same sealed rows. */
const earlierReport = z.object({
  data: z.object({ contentHash: z.string() }),
  seal: z.object({
    looks: z.array(
      z.object({
        number: z.int().check(z.gte(1)),
        at: z.string(),
        reason: z.string(),
        version: z.string(),
        models: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            test: z.record(z.string(), z.nullable(z.number())),
          }),
        ),
      }),
    ),
  }),
});

const REASON = "lathe train opens it once, at its end";

/**
 * Looks that earlier trainings into the same folder took at the test rows of the same file, oldest first; none where
 * the folder holds no report of that file, or one of before looks were written down.
 */
export async function earlierLooks(folder: string, contentHash: string): Promise<readonly SealLook[]> {
  let text: string;
  try {
    text = await readFile(join(folder, "report.json"), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  const parsed = earlierReport.safeParse(jsonOf(text));
  return parsed.success && parsed.data.data.contentHash === contentHash ? parsed.data.seal.looks : [];
}

/** The ledger with the look that this training took, at all of its models together. */
export function sealReport(
  earlier: readonly SealLook[],
  models: readonly ModelReport[],
  version: string,
  at: string,
): SealReport {
  const judged = models
    .filter(({ error }) => error === undefined)
    .map(({ id, name, test }) => ({ id, name, test }));
  const look = { number: earlier.length + 1, at, reason: REASON, version, models: judged };
  const looks = judged.length === 0 ? earlier : [...earlier, look];
  return { looks, warning: sealWarning(looks.length) };
}

/** What is said of it on the way out. */
export function sealLines({ looks, warning }: SealReport): readonly string[] {
  const last = looks.at(-1);
  if (!last) return [];
  const words = `sealed test set: look ${last.number}, of data version ${shortVersion(last.version)}`;
  return warning === null ? [words] : [words, `warning: ${warning}`];
}

/** What is no JSON is no report of ours. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
