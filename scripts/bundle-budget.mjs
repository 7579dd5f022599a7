import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { projectRoot } from "./install.mjs";

/** What the start screen may cost: main-thread JavaScript, gzipped, until it is interactive. */
const limit = 200_000;

const dist = `${projectRoot}dist`;
/** @typedef {{ file: string, isEntry?: boolean, imports?: string[], css?: string[], dynamicImports?: string[] }} Chunk */
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, "utf8"));
const html = readFileSync(`${dist}/index.html`, "utf8");

/** @param {string} file */
const gzipped = (file) => gzipSync(readFileSync(`${dist}/${file}`), { level: 9 }).length;

/**
 * The entry, all it imports without asking, and what the page preloads. Parts the start screen opens lazily are
 * not in the manifest's static graph: e2e/first-load.spec.ts measures what a browser really fetches.
 */
function firstLoad() {
  const files = new Set(
    [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, file]) => file ?? ""),
  );
  const queue = Object.keys(manifest).filter(
    (key) => manifest[key]?.isEntry && html.includes(manifest[key].file),
  );
  if (queue.length === 0) throw new Error("dist/index.html loads no entry of dist/.vite/manifest.json");
  const seen = new Set(queue);
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const chunk = manifest[key];
    if (!chunk) continue;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) {
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  return [...files].filter((file) => file.endsWith(".js"));
}

/** @param {string} title @param {readonly string[]} files */
function show(title, files) {
  const rows = files.map((file) => ({ file, bytes: gzipped(file) })).sort((a, b) => b.bytes - a.bytes);
  const sum = rows.reduce((bytes, row) => bytes + row.bytes, 0);
  console.log(`${title}: ${(sum / 1000).toFixed(1)} kB gzipped in ${rows.length} files`);
  for (const { file, bytes } of rows) console.log(`  ${(bytes / 1000).toFixed(1).padStart(8)}  ${file}`);
  return sum;
}

const assets = readdirSync(dist, { recursive: true, encoding: "utf8" }).map((name) =>
  name.replaceAll("\\", "/"),
);
const first = firstLoad();
const bytes = show("First load, main thread JavaScript", first);
show(
  "Beside it: workers",
  assets.filter((file) => /[.]worker-[^/]*\.js$/.test(file)),
);
show(
  "Beside it: CSS",
  assets.filter((file) => file.endsWith(".css")),
);
show(
  "Beside it: fonts",
  assets.filter((file) => file.endsWith(".woff2")),
);
console.log(
  bytes <= limit
    ? `Within the budget of ${limit / 1000} kB.`
    : `OVER the budget of ${limit / 1000} kB by ${((bytes - limit) / 1000).toFixed(1)} kB.`,
);
process.exitCode = bytes <= limit ? 0 : 1;
