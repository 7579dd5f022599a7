import { useMemo } from "react";
import type { RowCondition } from "#core/frame/row-conditions.ts";
import { countLeftOut } from "#core/pipeline/left-out-rows.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { hashText } from "#core/shared/hash.ts";
import { queries } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";

export interface TakingPart {
  /** Rows that the pipeline's choices leave. */
  readonly nRows: number;
  /** Of these, rows without a target. */
  readonly missingTarget: number;
  readonly nLeftOut: number;
}

/** How many rows there are to split, once the pipeline has left some out. */
export function useTakingPart(
  plan: TrainingPlan | null,
  nRows: number,
  missingTarget: number,
  dataKey: string,
): TakingPart {
  const choices = plan?.rows;
  const nLeftOut = useMemo(() => {
    const fits = choices?.every(({ rows }) => (rows.at(-1)?.[1] ?? 0) < nRows) ?? false;
    return fits ? countLeftOut(choices, nRows) : 0;
  }, [choices, nRows]);
  const asks = choices !== undefined && plan !== null && nLeftOut > 0 && missingTarget > 0;
  const key = asks ? `taking-part ${dataKey} ${hashText(JSON.stringify([plan.target, choices]))}` : null;
  const { value } = useAnswer(key, () => queries.countWhere(conditions(plan?.target ?? "", choices ?? [])));
  return { nRows: nRows - nLeftOut, missingTarget: asks ? (value ?? 0) : missingTarget, nLeftOut };
}

function conditions(target: string, choices: NonNullable<TrainingPlan["rows"]>): readonly RowCondition[] {
  return [
    { kind: "chosen", choices },
    { kind: "missing", column: target },
  ];
}
