import { useState } from "react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { FilterCondition } from "#core/table-edits/condition-schema.ts";
import { isContinuous } from "#ui/columns/kind-words.ts";
import { endOf, rangeWords } from "./range-text.ts";

export type ConditionWay = "range" | "levels" | "contains" | "missing" | "present";
export const wayWords: Readonly<Record<ConditionWay, string>> = {
  range: "lies between",
  levels: "is one of",
  contains: "contains",
  missing: "is missing",
  present: "is not missing",
};

export interface ConditionInput {
  readonly ways: readonly ConditionWay[];
  readonly way: ConditionWay;
  setWay(way: ConditionWay): void;
  readonly from: string;
  setFrom(text: string): void;
  readonly fromError: string | null;
  readonly to: string;
  setTo(text: string): void;
  readonly toError: string | null;
  readonly text: string;
  setText(text: string): void;
  readonly levels: ReadonlySet<string>;
  toggleLevel(level: string, isOn: boolean): void;
  /** What was said so far, and in words; null before it says which rows. */
  readonly made: { readonly condition: FilterCondition; readonly label: string } | null;
}

/** A condition on what one column holds, as it is put together in a form. */
export function useCondition(column: ColumnSummary): ConditionInput {
  const ways = waysOf(column);
  const [chosen, setWay] = useState<ConditionWay>(ways[0] ?? "missing");
  const way = ways.includes(chosen) ? chosen : (ways[0] ?? "missing");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [text, setText] = useState("");
  const [levels, setLevels] = useState<ReadonlySet<string>>(new Set());
  const min = endOf(from, column.kind);
  const max = endOf(to, column.kind);
  const { name } = column;
  const made = ((): ConditionInput["made"] => {
    if (way === "missing" || way === "present")
      return { condition: { kind: way, column: name }, label: `${name} ${wayWords[way]}` };
    if (way === "contains") {
      const condition = { kind: way, column: name, text } as const;
      return text === "" ? null : { condition, label: `${name} contains “${text}”` };
    }
    if (way === "levels") {
      const condition: FilterCondition = { kind: way, column: name, levels: [...levels] };
      return levels.size === 0 ? null : { condition, label: `${name} is ${[...levels].join(" or ")}` };
    }
    if (min.error !== null || max.error !== null || (min.value === null && max.value === null)) return null;
    const range = { kind: way, column: name, min: min.value, max: max.value } as const;
    const condition = column.kind === "datetime" ? { ...range, isDate: true } : range;
    return { condition, label: rangeWords(column, min.value, max.value) };
  })();
  const toggleLevel = (level: string, isOn: boolean) => {
    const next = new Set(levels);
    if (isOn) next.add(level);
    else next.delete(level);
    setLevels(next);
  };
  const ends = { from, setFrom, fromError: min.error, to, setTo, toError: max.error };
  return { ways, way, setWay, ...ends, text, setText, levels, toggleLevel, made };
}

function waysOf({ kind, top, missing, nRows }: ColumnSummary): readonly ConditionWay[] {
  const by: ConditionWay[] = isContinuous(kind)
    ? ["range"]
    : [...(top.length > 0 ? ["levels" as const] : []), "contains"];
  const gaps: ConditionWay[] = missing > 0 && missing < nRows ? ["missing", "present"] : [];
  return missing === nRows ? ["missing"] : [...by, ...gaps];
}
