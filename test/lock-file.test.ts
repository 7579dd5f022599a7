import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { missingPlatforms, platformOf } from "../scripts/lock-platforms.mjs";

const text = readFileSync("package-lock.json", "utf8");

it("the lock file names every platform's packages, so that npm ci works on each", () => {
  expect(missingPlatforms(JSON.parse(text).packages)).toEqual({});
});

it("the lock file names no registry", () => {
  expect(text).not.toContain('"resolved"');
});

it.each([
  ["@biomejs/cli-darwin-arm64", { os: ["darwin"], cpu: ["arm64"] }],
  ["@biomejs/cli-linux-x64-musl", { os: ["linux"], cpu: ["x64"], libc: ["musl"] }],
  ["@oxlint/binding-linux-arm-gnueabihf", { os: ["linux"], cpu: ["arm"], libc: ["glibc"] }],
  ["@tailwindcss/oxide-wasm32-wasi", { cpu: ["wasm32"] }],
  ["fsevents", {}],
])("reads the platform off the name %s", (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});
