import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Runs the benches of this folder: npm run bench [-- NAME…]. Each measures Lathe and a named peer in one run and
 * prints the ratio, which is what to read: absolute times are those of this machine at this moment. What begins with a dash,
 * and what follows it, is handed on: npm run bench -- learn --hosts node.
 */

const here = fileURLToPath(new URL(".", import.meta.url));
const benches = readdirSync(here)
  .filter((file) => file.endsWith(".mjs") && file !== "run.mjs")
  .map((file) => file.slice(0, -4));

// A spike answers one question of design, once (docs/adr): it runs only when it is named.
// What takes many minutes or gigabytes does so only when it is asked for, too.
const usual = benches.filter((name) => !name.endsWith("-spike") && !["large", "cancel"].includes(name));
const given = process.argv.slice(2);
const nNames = given.findIndex((word) => word.startsWith("-"));
const wanted = nNames < 0 ? given : given.slice(0, nNames);
const handedOn = nNames < 0 ? [] : given.slice(nNames);
const unknown = wanted.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}; there are ${benches.join(", ")}.`);
  process.exitCode = 2;
} else {
  for (const name of wanted.length > 0 ? wanted : usual) {
    console.log(`\n── ${name} ${"─".repeat(60 - name.length)}`);
    const { status } = spawnSync(process.execPath, [`${here}${name}.mjs`, ...handedOn], { stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
}
