import { runCli } from "#cli/run-cli.ts";
export const x = runCli;
