import { useState } from "react";
import type { IntegersField as IntegersSchema } from "#core/estimators/params.ts";
import { TextField } from "./TextField.tsx";

/** A short list of whole numbers, typed as "64, 32"; what cannot be read stays in the box with the reason. */
export function IntegersField({
  label,
  help,
  error,
  value,
  field,
  onChange,
}: {
  readonly label: string;
  readonly help: string;
  readonly error: string | null;
  readonly value: readonly number[];
  readonly field: IntegersSchema;
  readonly onChange: (value: readonly number[]) => void;
}) {
  const [draft, setDraft] = useState<{ readonly text: string; readonly for: readonly number[] } | null>(null);
  const text = draft !== null && isEqual(draft.for, value) ? draft.text : value.join(", ");
  const read = readIntegers(text, field);
  return (
    <TextField
      label={label}
      help={`${help} ${field.min.toLocaleString("en-GB")} to ${field.max.toLocaleString("en-GB")} each, at most ${field.maxLength}.`}
      error={typeof read === "string" ? read : error}
      isMeasured
      value={text}
      onChange={(next) => {
        const parsed = readIntegers(next, field);
        setDraft({ text: next, for: typeof parsed === "string" ? value : parsed });
        if (typeof parsed !== "string") onChange(parsed);
      }}
    />
  );
}

/** The numbers, or the reason why the text is not a list of them. */
function readIntegers(
  text: string,
  { min, max, maxLength }: Pick<IntegersSchema, "min" | "max" | "maxLength">,
): readonly number[] | string {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  if (parts.length > maxLength) return `At most ${maxLength} numbers.`;
  const numbers = parts.map(Number);
  const bad = parts[numbers.findIndex((number) => !Number.isInteger(number) || number < min || number > max)];
  return bad === undefined ? numbers : `“${bad}” is not a whole number from ${min} to ${max}.`;
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, place) => number === b[place]);
}
