import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { estimators } from "#core/estimators/registry.ts";

/** The folder a training leaves. Only files of Lathe's own names are written or replaced in it. */
export interface OutputFolder {
  write(name: string, content: string | Uint8Array): Promise<void>;
}

/** Makes the folder, and clears what an earlier training left there, so that no file of it is taken for this one's. */
export async function openOutputFolder(path: string): Promise<OutputFolder> {
  await mkdir(join(path, "predictions"), { recursive: true });
  const ids = Object.keys(estimators);
  const own = ["report.json", "pipeline.json", "project.lathe"];
  const stale = [
    ...own,
    ...ids.map((id) => `${id}.onnx`),
    ...ids.map((id) => join("predictions", `${id}.csv`)),
  ];
  await Promise.all(stale.map((name) => rm(join(path, name), { force: true })));
  return { write: (name, content) => writeFile(join(path, name), content) };
}
