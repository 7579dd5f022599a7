import { readFile } from "node:fs/promises";
import { LatheError } from "#core/shared/problems.ts";

/** @throws LatheError "file-not-found", or "bad-usage" for what is not JSON */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new LatheError("file-not-found", { file: path });
  });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new LatheError("bad-usage", { reason: `“${path}” is not JSON` });
  }
}
