import type { Field, Fields } from "#core/estimators/params.ts";
import type { Task } from "#core/pipeline/task.ts";
import { canonicalJson } from "#core/shared/hash.ts";

/** Whether a field has a say: some do only for a task, or while another field has a certain value. */
export function hasSay(fields: Fields, values: unknown, name: string, task: Task | null): boolean {
  const { when, tasks } = fields[name]!;
  if (tasks !== undefined && task !== null && !tasks.includes(task)) return false;
  if (when === undefined) return true;
  const other = (values as Readonly<Record<string, unknown>>)[when.field];
  return when.is.includes(other) && hasSay(fields, values, when.field, task);
}

/** A value as a person reads it. */
export function fieldInWords(field: Field, value: unknown): string {
  switch (field.type) {
    case "choice":
      return field.choices.find((choice) => choice.value === value)?.label ?? `${value}`;
    case "switch":
      return value === true ? "on" : "off";
    case "layers":
      return value === null || value === undefined ? "by the settings" : canonicalJson(value);
    case "column-directions": {
      if (!Array.isArray(value)) break;
      const each = (value as readonly { column: string; direction: string }[]).map(
        ({ column, direction }) => `${column} ${direction}`,
      );
      return each.join(", ") || "none";
    }
    case "column-groups":
      if (!Array.isArray(value)) break;
      return (value as readonly string[][]).map((columns) => columns.join(" with ")).join("; ") || "any";
    case "columns":
      if (!Array.isArray(value)) return "all that it suits";
      return value.join(", ") || "none";
    case "integers":
      if (!Array.isArray(value)) break;
      return value.join(", ") || "none";
    case "optional-integer":
      if (value === null) return field.none ?? "no bound";
      break;
    case "number":
    case "integer":
      break;
  }
  if (value === null || value === undefined) return "no bound";
  return typeof value === "object" ? canonicalJson(value) : `${value}`;
}
