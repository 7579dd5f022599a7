import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The gallery shows every chart and control: itself, or inside another that it shows. */
const folders = ["src/ui/charts", "src/ui/controls"] as const;
const gallery = readdirSync("src/ui/features/gallery").map((name) => `src/ui/features/gallery/${name}`);

/** Drawn by the shell around every page, the gallery's too. */
const ofTheShell = ["src/ui/controls/ToastRegion.tsx"];

function importsOf(file: string): string[] {
  const folder = file.slice(0, file.lastIndexOf("/"));
  return [...readFileSync(file, "utf8").matchAll(/ from "(#ui|[.])\/([^"]+[.]tsx)"/g)].map(
    ([, from, path]) => (from === "#ui" ? `src/ui/${path}` : `${folder}/${path}`),
  );
}

function reachedFrom(files: readonly string[]): ReadonlySet<string> {
  const seen = new Set(files);
  for (const file of seen) {
    if (!files.includes(file) && !folders.some((folder) => file.startsWith(folder))) continue;
    for (const next of importsOf(file)) seen.add(next);
  }
  return seen;
}

describe("the gallery", () => {
  const shown = reachedFrom([...gallery, ...ofTheShell]);
  it.each(
    folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith(".tsx") && !name.includes(".test."))
        .map((name) => `${folder}/${name}`),
    ),
  )("shows %s", (file) => {
    expect(
      shown.has(file),
      `${file} stands on no page of the gallery: add it to ChartsOnShow or ControlsOnShow`,
    ).toBe(true);
  });
});
