import { readArguments } from "#cli/arguments.ts";
import type { Command } from "#cli/command.ts";
import { commandHelp, programHelp } from "#cli/help.ts";
import type { CliIo } from "#cli/io.ts";
import { describeProblem, LatheError } from "#core/shared/problems.ts";

const badInput = 2;

/**
 * Runs one command line.
 * @param words what follows the program's name
 * @returns the exit code; the caller sets process.exitCode and returns, so that piped output is never cut
 */
export async function runCli(
  commands: readonly Command[],
  version: string,
  words: readonly string[],
  io: CliIo,
): Promise<number> {
  try {
    return await dispatch(commands, version, words, io);
  } catch (error) {
    io.err(`lathe: ${sentence(error)}\n`);
    return error instanceof LatheError || isSystemError(error) ? badInput : 1;
  }
}

async function dispatch(commands: readonly Command[], version: string, words: readonly string[], io: CliIo) {
  const [name, ...rest] = words;
  if (name === undefined) {
    io.err(programHelp(commands, version));
    return badInput;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    const asked = commands.find((command) => command.name === rest[0]);
    io.out(asked ? commandHelp(asked) : programHelp(commands, version));
    return 0;
  }
  if (name === "--version") {
    io.out(`${version}\n`);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const known = commands.map((candidate) => candidate.name).join(", ");
    throw new LatheError("bad-usage", { reason: `There is no command “${name}” (there are ${known})` });
  }
  const end = rest.indexOf("--");
  if ((end < 0 ? rest : rest.slice(0, end)).includes("--help") || rest[0] === "-h") {
    io.out(commandHelp(command));
    return 0;
  }
  return command.run(readArguments(command, rest), io);
}

/** One line in plain words; a stack helps nobody at a terminal. */
function sentence(error: unknown): string {
  if (error instanceof LatheError) {
    const { title, advice } = describeProblem(error.problem);
    return `${title}. ${advice}`;
  }
  if (isSystemError(error)) return `${systemReason(error.code)}: “${error.path ?? error.syscall ?? ""}”.`;
  return `an unexpected failure, which is a fault of Lathe: ${error instanceof Error ? error.message : String(error)}`;
}

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
  readonly syscall?: string;
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "code" in error && "syscall" in error;
}

function systemReason(code: string): string {
  const reasons = new Map([
    ["ENOENT", "There is no such file or folder"],
    ["EACCES", "This may not be read or written by you"],
    ["EPERM", "This may not be read or written by you"],
    ["EISDIR", "A file is needed, and this is a folder"],
    ["ENOTDIR", "A folder is needed, and this is a file"],
    ["EEXIST", "A folder is needed, and something else has its name"],
    ["ENOSPC", "The disk is full"],
    ["EROFS", "The disk cannot be written"],
  ]);
  return reasons.get(code) ?? `The system refused (${code})`;
}
