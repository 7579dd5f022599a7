import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { estimators } from "#core/estimators/registry.ts";

/** The folder a training leaves. Only files of Lathe's own names are written or replaced in it. */
export interface OutputFolder {
  /** Takes away what an earlier training left, so that no file of it is taken for this one's. */
  clear(): Promise<void>;
  write(name: string, content: string | Uint8Array): Promise<void>;
}

/**
 * Makes the folder. Called before training, so that a folder that cannot be made is said at once.
 * @throws the system's error, which the command line puts into a sentence
 */
export async function openOutputFolder(path: string): Promise<OutputFolder> {
  await makeFolder(join(path, "predictions"));
  const ids = Object.keys(estimators);
  const own = ["report.json", "pipeline.json", "project.lathe"];
  const names = [
    ...own,
    ...ids.map((id) => `${id}.onnx`),
    ...ids.map((id) => join("predictions", `${id}.csv`)),
  ];
  return {
    clear: async () => {
      await Promise.all(names.map((name) => rm(join(path, name), { force: true })));
    },
    write: (name, content) => writeFile(join(path, name), content),
  };
}

/** With its parents. Not `recursive: true`, which in Node 20 never ends where a parent refuses (as under /proc). */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}
