import type { Preset } from "#core/estimators/estimator.ts";
import { Segmented } from "#ui/controls/Segmented.tsx";

/** Named starting points of a family's settings. The one that the settings agree with is marked. */
export function Presets({
  presets,
  value,
  onChoose,
}: {
  readonly presets: readonly Preset<unknown>[];
  readonly value: object;
  readonly onChoose: (value: object) => void;
}) {
  const chosen = presets.find(({ params }) => agrees(value, params as object));
  return (
    <div className="presets">
      <Segmented
        label="Start from"
        size="small"
        value={chosen?.id ?? "own"}
        options={[
          ...presets.map(({ id, title }) => ({ value: id, label: title })),
          ...(chosen ? [] : [{ value: "own", label: "Own" }]),
        ]}
        onChange={(id) => {
          const preset = presets.find((candidate) => candidate.id === id);
          if (preset) onChoose({ ...value, ...(preset.params as object) });
        }}
      />
      <p className="muted small">{chosen?.summary ?? "Settings of your own."}</p>
    </div>
  );
}

function agrees(value: object, preset: object): boolean {
  const own = new Map(Object.entries(value));
  return Object.entries(preset).every(
    ([name, wanted]) => JSON.stringify(own.get(name)) === JSON.stringify(wanted),
  );
}
