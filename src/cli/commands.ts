import { appendCommand } from "#cli/append.ts";
import type { Command } from "#cli/command.ts";
import { convertCommand } from "#cli/convert.ts";
import { diffCommand } from "#cli/diff.ts";
import { explainCommand } from "#cli/explain.ts";
import { joinCommand } from "#cli/join.ts";
import { monitorCommand } from "#cli/monitor.ts";
import { modelsCommand } from "#cli/models.ts";
import { profileCommand } from "#cli/profile.ts";
import { predictCommand } from "#cli/predict.ts";
import { trainCommand } from "#cli/train/train-command.ts";

/** Every command, in the order of the help. A new command is a file and a line here. */
export const commands: readonly Command[] = [
  trainCommand,
  predictCommand,
  explainCommand,
  monitorCommand,
  profileCommand,
  convertCommand,
  joinCommand,
  appendCommand,
  diffCommand,
  modelsCommand,
];
