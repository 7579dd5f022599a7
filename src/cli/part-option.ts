import type { Arguments } from "#cli/arguments.ts";
import type { OptionSpec } from "#cli/command.ts";
import type { ReadOptions } from "#core/frame/reading.ts";

/** For every command that reads a table. */
export const partOption: OptionSpec = {
  name: "part",
  value: "NAME",
  help: "a sheet of a workbook or a file of a zip, the first by default; several are appended",
  repeatable: true,
};

export function partsAsked(args: Arguments): ReadOptions {
  const parts = args.values(partOption.name);
  return parts.length === 0 ? {} : { parts };
}
