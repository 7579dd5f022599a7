import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { hireMember } from "#cli/train/hire-member.ts";
import type { Member } from "#kernels/team/team.ts";

/** Builds the thread that helps with fits as the command line has it. @returns starts one, and what `calls` it got, in order */
export async function buildMember(): Promise<(lost: () => void) => Member> {
  const outDir = mkdtempSync(`${tmpdir()}/lathe-member-`);
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      ssr: "src/cli/train/member-thread.ts",
      outDir,
      target: "node20",
      rollupOptions: { output: { entryFileNames: "member-thread.mjs" } },
    },
  });
  return (lost) => hireMember(lost, pathToFileURL(`${outDir}/member-thread.mjs`));
}
