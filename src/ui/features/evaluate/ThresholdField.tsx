import { useStudio } from "#state/store.ts";
import { NumberField } from "#ui/controls/NumberField.tsx";

/** The one threshold of the project: it moves every figure here and is written into the export. */
export function ThresholdField() {
  const threshold = useStudio((studio) => studio.project.threshold);
  const setThreshold = useStudio((studio) => studio.setThreshold);
  return (
    <NumberField
      label="Threshold"
      value={threshold}
      onChange={setThreshold}
      min={0.01}
      max={0.99}
      hasSlider
      isAuto={threshold === 0.5}
    />
  );
}
