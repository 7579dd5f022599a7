import type { Command, OptionSpec } from "#cli/command.ts";
import { LatheError } from "#core/shared/problems.ts";

/** The words after a command, read by its specification. */
export interface Arguments {
  /** A positional argument; it was checked to be there. */
  positional(name: string): string;
  /** A positional argument that may be left out: null where it was. */
  optionalPositional(name: string): string | null;
  /** All values of the positional argument that repeats; at least one. */
  rest(name: string): readonly string[];
  /** The value of an option, or null when it was not given. */
  value(option: string): string | null;
  /** All values of a repeatable option, in the order given. */
  values(option: string): readonly string[];
  flag(option: string): boolean;
  /** @throws LatheError "bad-usage" unless it is a whole number in [min, max] */
  integer(option: string, min: number, max: number): number | null;
}

/**
 * Reads "--name value", "--name=value", switches and positionals. A value may begin with a dash ("--positive -1").
 * After "--" everything is a positional.
 * @throws LatheError "bad-usage" with one sentence
 */
export function readArguments(command: Command, words: readonly string[]): Arguments {
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === "--") {
      positionals.push(...words.slice(i + 1));
      break;
    }
    if (!word.startsWith("--")) {
      positionals.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const name = word.slice(2, equals < 0 ? undefined : equals);
    const option = optionNamed(command, name);
    const takesNext = option.value !== undefined && equals < 0;
    if (takesNext && i + 1 >= words.length) throw usage(`--${name} needs a value: --${name} ${option.value}`);
    if (option.value === undefined && equals >= 0) throw usage(`--${name} takes no value`);
    const before = given.get(name);
    if (before && !option.repeatable) throw usage(`--${name} was given twice`);
    const value = option.value === undefined ? "" : takesNext ? words[++i]! : word.slice(equals + 1);
    given.set(name, [...(before ?? []), value]);
  }
  checkComplete(command, positionals, given);

  const value = (option: string) => given.get(option)?.at(-1) ?? null;
  return {
    value,
    positional: (name) => positionals[command.positionals.findIndex((spec) => spec.name === name)]!,
    optionalPositional: (name) =>
      positionals[command.positionals.findIndex((spec) => spec.name === name)] ?? null,
    rest: (name) => positionals.slice(command.positionals.findIndex((spec) => spec.name === name)),
    values: (option) => given.get(option) ?? [],
    flag: (option) => given.has(option),
    integer(option, min, max) {
      const text = value(option);
      if (text === null) return null;
      const number = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
      if (!(number >= min && number <= max))
        throw usage(`--${option} must be a whole number from ${min} to ${max}, not “${text}”`);
      return number;
    },
  };
}

function optionNamed(command: Command, name: string): OptionSpec {
  const option = command.options.find((candidate) => candidate.name === name);
  if (option) return option;
  const known = command.options.map((candidate) => `--${candidate.name}`).join(", ") || "none";
  throw usage(`lathe ${command.name} has no option --${name} (it has ${known})`);
}

function checkComplete(
  command: Command,
  positionals: readonly string[],
  given: ReadonlyMap<string, readonly string[]>,
): void {
  const missing = command.positionals[positionals.length];
  if (missing && missing.optional !== true)
    throw usage(`lathe ${command.name} needs ${missing.name}: ${missing.help}`);
  const extra = positionals[command.positionals.length];
  if (!command.positionals.at(-1)?.repeats && extra !== undefined)
    throw usage(`lathe ${command.name} does not know what “${extra}” is`);
  const absent = command.options.find(({ name, required }) => required && !given.has(name));
  if (absent) throw usage(`lathe ${command.name} needs --${absent.name} ${absent.value}: ${absent.help}`);
}

const usage = (reason: string) => new LatheError("bad-usage", { reason });
