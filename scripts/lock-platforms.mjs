import { readFileSync, writeFileSync } from "node:fs";
import { projectRoot } from "./install.mjs";

/**
 * Run after `npm install` has changed package-lock.json: node scripts/lock-platforms.mjs
 *
 * Tools with native parts name one optional package a platform. npm leaves those out of the lock file that the
 * registry at hand does not carry, and then `npm ci` refuses on every machine, because the lock is incomplete.
 * This writes them in, with version and platform, so that each machine takes its own and passes over the rest.
 */

const file = `${projectRoot}package-lock.json`;
const systems = [
  "android",
  "darwin",
  "linux",
  "win32",
  "freebsd",
  "openharmony",
  "netbsd",
  "openbsd",
  "sunos",
  "aix",
];
const processors = [
  "arm64",
  "x64",
  "ia32",
  "ppc64",
  "riscv64",
  "s390x",
  "loong64",
  "mips64el",
  "wasm32",
  "arm",
];

/** What a name like "@oxlint/binding-linux-arm-gnueabihf" says of its platform. @param {string} name */
export function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = words.includes("musl") || words.includes("musleabihf") ? "musl" : "glibc";
  return {
    ...(os ? { os: [os] } : {}),
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(os === "linux" ? { libc: [libc] } : {}),
  };
}

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, optionalDependencies?: Record<string, string> }} Locked */

/**
 * Entries that the lock lacks, by path.
 * @param {Record<string, Locked>} packages
 * @returns {Record<string, Locked>}
 */
export function missingPlatforms(packages) {
  /** @type {Record<string, Locked>} */
  const missing = {};
  for (const { dev, optionalDependencies } of Object.values(packages))
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      const path = `node_modules/${name}`;
      const platform = platformOf(name);
      if (packages[path] || !platform.cpu) continue;
      missing[path] = {
        version: version.replace(/^[~^]/, ""),
        ...(dev ? { dev } : {}),
        optional: true,
        ...platform,
      };
    }
  return missing;
}

if (process.argv[1]?.endsWith("lock-platforms.mjs")) {
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingPlatforms(lock.packages);
  const sorted = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) =>
    a < b ? -1 : a > b ? 1 : 0,
  );
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} entries added`);
}
