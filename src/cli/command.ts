import type { CliIo } from "#cli/io.ts";
import type { Arguments } from "#cli/arguments.ts";

/** "--drop COL": an option of a command. Without `value` it is a switch. */
export interface OptionSpec {
  readonly name: string;
  /** What stands in for its value in the help, "COL". */
  readonly value?: string;
  readonly help: string;
  readonly required?: boolean;
  /** May be given several times. */
  readonly repeatable?: boolean;
}

export interface PositionalSpec {
  readonly name: string;
  readonly help: string;
  /** May be left out; only the last positional may. */
  readonly optional?: boolean;
  /** One or more of them; only the last positional may. */
  readonly repeats?: boolean;
}

/** One command of the program: what it takes, in a form the help is drawn from, and what it does. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly positionals: readonly PositionalSpec[];
  readonly options: readonly OptionSpec[];
  /**
   * @returns the exit code: 0, 1 when the work was done and failed, or 3 when it looked for something and found it
   * @throws LatheError for input that cannot be used (exit code 2)
   */
  run(args: Arguments, io: CliIo): Promise<number>;
}
