import { describe, expect, it } from "vitest";
import type { Arguments } from "#cli/arguments.ts";
import type { Command } from "#cli/command.ts";
import { runCli } from "#cli/run-cli.ts";
import { LatheError } from "#core/shared/problems.ts";

/** A command that shows what it was given. */
function showing(show: (args: Arguments) => unknown): Command {
  return {
    name: "show",
    summary: "Shows what it was given.",
    positionals: [{ name: "DATA", help: "a table" }],
    options: [
      { name: "out", value: "DIR", help: "where to write", required: true },
      { name: "drop", value: "COL", help: "leave a column out", repeatable: true },
      { name: "positive", value: "LABEL", help: "the class called positive" },
      { name: "cv", value: "K", help: "folds" },
      { name: "json", help: "as JSON" },
    ],
    run: async (args, io) => {
      io.out(JSON.stringify(show(args)));
      return 0;
    },
  };
}

async function run(command: Command, ...words: readonly string[]) {
  let out = "";
  let err = "";
  const io = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    cwd: ".",
  };
  const code = await runCli([command], "1.2.3", words, io);
  return { code, out, err };
}

describe("the command line", () => {
  const everything = showing((args) => [
    args.positional("DATA"),
    args.value("out"),
    args.values("drop"),
    args.value("positive"),
    args.integer("cv", 2, 20),
    args.flag("json"),
  ]);

  it("reads positionals, values, repeated values and switches in any order", async () => {
    const { code, out, err } = await run(
      everything,
      ..."show --drop a --json data.csv --cv 5 --out=o --drop b,c".split(" "),
    );
    expect({ code, err, out: JSON.parse(out) }).toEqual({
      code: 0,
      err: "",
      out: ["data.csv", "o", ["a", "b,c"], null, 5, true],
    });
  });

  it("takes a value that begins with a dash or holds an equals sign, and column names of any kind", async () => {
    const { out } = await run(
      everything,
      "show",
      "--out",
      "o",
      "--positive",
      "-1",
      "--drop=__proto__=x",
      "--",
      "--d",
    );
    expect(JSON.parse(out)).toEqual(["--d", "o", ["__proto__=x"], "-1", null, false]);
  });

  it.each([
    [["show"], "lathe show needs DATA: a table"],
    [["show", "d.csv"], "lathe show needs --out DIR: where to write"],
    [["show", "d.csv", "--out"], "--out needs a value: --out DIR"],
    [["show", "d.csv", "e.csv", "--out", "o"], "lathe show does not know what “e.csv” is"],
    [["show", "d.csv", "--out", "o", "--out", "p"], "--out was given twice"],
    [["show", "d.csv", "--out", "o", "--json=1"], "--json takes no value"],
    [["show", "d.csv", "--out", "o", "--cv", "1"], "--cv must be a whole number from 2 to 20, not “1”"],
    [["show", "d.csv", "--out", "o", "--cv", "5.5"], "--cv must be a whole number from 2 to 20, not “5.5”"],
    [["show", "--wat"], "lathe show has no option --wat (it has --out, --drop, --positive, --cv, --json)"],
    [["wat"], "There is no command “wat” (there are show)"],
  ])("answers %j with one sentence and exit code 2", async (words, sentence) => {
    const advice = "Run lathe --help for the commands and their options.";
    expect(await run(everything, ...words)).toEqual({
      code: 2,
      out: "",
      err: `lathe: ${sentence}. ${advice}\n`,
    });
  });

  it("shows a problem in words and never a stack", async () => {
    const command = showing(() => {
      throw new LatheError("file-empty", { file: "x.csv" });
    });
    expect(await run(command, "show", "x.csv", "--out", "o")).toEqual({
      code: 2,
      out: "",
      err: "lathe: “x.csv” is empty. Nothing was imported. Check that the file was saved, and pick it again.\n",
    });
  });

  it("says so when the fault is its own, with exit code 1", async () => {
    const command = showing(() => {
      throw new TypeError("x is not a function");
    });
    expect(await run(command, "show", "x.csv", "--out", "o")).toEqual({
      code: 1,
      out: "",
      err: "lathe: an unexpected failure, which is a fault of Lathe: x is not a function\n",
    });
  });

  it("prints help on request, for the program and for each command", async () => {
    const program = await run(everything, "--help");
    expect(program).toMatchObject({ code: 0, err: "" });
    expect(program.out).toContain("show  Shows what it was given.");
    const command = await run(everything, "show", "--help");
    expect(command).toMatchObject({ code: 0, err: "" });
    expect(command.out).toContain(
      "Usage: lathe show DATA --out DIR [--drop COL]… [--positive LABEL] [--cv K] [--json]",
    );
    expect(await run(everything, "help", "show")).toEqual(command);
  });

  it("prints help as an error when nothing was asked", async () => {
    expect(await run(everything)).toMatchObject({ code: 2, out: "" });
  });
});
