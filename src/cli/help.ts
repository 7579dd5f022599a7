import type { Command, OptionSpec, PositionalSpec } from "#cli/command.ts";

export function programHelp(commands: readonly Command[], version: string): string {
  return [
    `Lathe ${version}: a table in, a judged, explained and exported model out.`,
    "",
    "Usage: lathe COMMAND [OPTIONS]",
    "",
    "Commands:",
    ...table(commands.map(({ name, summary }) => [name, summary])),
    "",
    "lathe COMMAND --help tells more of one command; lathe --version prints the version.",
    "Exit codes: 0 done, 1 the work failed (of lathe train: no model was trained), 2 the input cannot be used, 3 lathe monitor found that something moved.",
    "",
  ].join("\n");
}

export function commandHelp(command: Command): string {
  const { name, summary, positionals, options } = command;
  return [
    `${summary}`,
    "",
    `Usage: lathe ${[name, ...positionals.map(positionalOf), ...options.map(usageOf)].join(" ")}`,
    "",
    ...table([
      ...positionals.map((spec): [string, string] => [spec.name, spec.help]),
      ...options.map((option): [string, string] => [nameOf(option), option.help]),
      ["--help", "this text"],
    ]),
    "",
  ].join("\n");
}

const positionalOf = ({ name, repeats, optional }: PositionalSpec) =>
  optional ? `[${name}]` : `${name}${repeats ? "…" : ""}`;

const nameOf = ({ name, value }: OptionSpec) => `--${name}${value === undefined ? "" : ` ${value}`}`;

function usageOf(option: OptionSpec): string {
  const one = option.required ? nameOf(option) : `[${nameOf(option)}]`;
  return option.repeatable ? `${one}…` : one;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
