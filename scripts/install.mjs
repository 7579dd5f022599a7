import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
const lockedPackages = (file) => JSON.parse(readFileSync(`${projectRoot}${file}`, "utf8")).packages;

/** True when node_modules holds what package-lock.json asks for. Packages for other platforms may be absent. */
export function isInstalled() {
  if (!existsSync(`${projectRoot}node_modules/.package-lock.json`)) return false;
  const installed = lockedPackages("node_modules/.package-lock.json");
  return Object.entries(lockedPackages("package-lock.json")).every(
    ([path, { version, optional }]) =>
      path === "" || (optional && !installed[path]) || installed[path]?.version === version,
  );
}

/**
 * Runs npm, shown as it goes. npm is found as this script was started by it, or on the PATH.
 * @param {readonly string[]} args
 * @returns {boolean} whether it succeeded
 */
export function npm(args) {
  const self = process.env.npm_execpath;
  const options = /** @type {const} */ ({ cwd: projectRoot, stdio: "inherit" });
  const { status } = self?.endsWith("js")
    ? spawnSync(process.execPath, [self, ...args], options)
    : spawnSync("npm", [...args], { ...options, shell: process.platform === "win32" });
  return status === 0;
}

/** Installs the locked packages if any is missing or stale. @returns {boolean} whether they are there now */
export function installPackages() {
  if (isInstalled()) return true;
  console.log("Installing the packages that package-lock.json names …");
  return npm(["ci", "--include=dev", "--no-audit", "--no-fund"]);
}
