import { mkdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * A module of src as the built command line would have it: bundled for Node, packages left outside.
 * @param {string} file "src/core/…/x.ts"
 */
export async function loadSource(file) {
  return import(await buildSource(file));
}

/** @returns its address, for `import` in a thread of its own */
export async function buildSource(file) {
  const outDir = `${root}node_modules/.cache/lathe-bench/${file.replaceAll("/", "-")}`;
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    root,
    logLevel: "error",
    publicDir: false,
    build: {
      ssr: file,
      outDir,
      emptyOutDir: true,
      target: "node20",
      rollupOptions: { output: { entryFileNames: "module.mjs" } },
    },
  });
  return pathToFileURL(`${outDir}/module.mjs`).href;
}
