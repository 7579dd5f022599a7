import type { RunId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import { Select } from "#ui/controls/Select.tsx";
import { formatSpread } from "#ui/format/numbers.ts";
import { useBoard } from "./use-board.ts";

/** Which run a screen shows. The leader, until the person chooses. */
export function RunPicker() {
  const { rows, openRun } = useBoard();
  const setOpenRun = useStudio((studio) => studio.setOpenRun);
  const options = rows
    .filter(({ score }) => score !== null)
    .map(({ run, score, verdict }) => ({
      value: run.id,
      label: run.name,
      hint: `${verdict}, ${score === null ? "" : formatSpread(score.mean, score.std)}`,
    }));
  return (
    <Select<RunId>
      label="Model shown"
      isLabelHidden
      value={openRun?.id ?? null}
      options={options}
      onChange={setOpenRun}
    />
  );
}
