import { Screen } from "#ui/controls/Screen.tsx";
import { ChartsOnShow } from "./ChartsOnShow.tsx";
import { ControlsOnShow } from "./ControlsOnShow.tsx";

/** Every control and chart, on paper and on the board. In development only: no build has it. */
export default function GalleryScreen() {
  return (
    <Screen title="lathe-gallery" sub="Every control and chart, with made-up numbers, in both themes">
      <div className="grid gap-4" style={{ gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)" }}>
        {(["light", "dark"] as const).map((theme) => (
          <section
            key={theme}
            aria-label={theme}
            className="grid content-start gap-4 bg-paper p-4 text-ink"
            style={{ colorScheme: theme }}
          >
            <ControlsOnShow />
            <ChartsOnShow theme={theme} />
          </section>
        ))}
      </div>
    </Screen>
  );
}
