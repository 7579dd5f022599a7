#!/usr/bin/env node
import { existsSync } from "node:fs";

const program = new URL("../dist-cli/lathe.mjs", import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  process.stderr.write("Lathe is not built yet: run “npm ci && npm run build” in its folder first.\n");
  process.exitCode = 2;
}
