import type { Task } from "#core/pipeline/task.ts";
import { LatheError } from "#core/shared/problems.ts";

/** What the settings of a model may clash with; known before a fit. */
export interface SettingGround {
  readonly task: Task;
  /** What is learned from. */
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  /** Of a number that is predicted: its least and its greatest value; null for classes, and while they aren't known. */
  readonly target: { readonly least: number; readonly most: number } | null;
}

/** A setting that does not go with the rest. The same is said before a fit, where it is set, and by the fit itself. */
export interface SettingRefusal {
  /** Name of the setting. */
  readonly field: string;
  /** "A direction of “city”", and why: "only numbers have one". */
  readonly what: string;
  readonly reason: string;
  /** Whether a fit refuses it too, or only warns that it has no effect. */
  readonly stops: boolean;
}

/** "A direction of “city” cannot be kept to: only numbers have one" */
export function refusalWords({ what, reason, stops }: SettingRefusal): string {
  return `${what} ${stops ? "cannot be kept to" : "has no effect"}: ${reason}`;
}

/** @throws LatheError "setting-unusable" for the first that stops a fit */
export function refuseSettings(refusals: readonly SettingRefusal[], where: string): void {
  const [first] = refusals.filter(({ stops }) => stops);
  if (first) throw new LatheError("setting-unusable", { where, what: first.what, reason: first.reason });
}
