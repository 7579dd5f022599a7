import type { ChartData } from "#core/explore/chart-data.ts";
import { ClassKey } from "#ui/charts/ClassKey.tsx";
import { dotSigns } from "#ui/charts/dot-shapes.ts";
import { barColor } from "#ui/charts/class-colors.ts";
import { placeNames } from "./axis-words.ts";
import { isPair } from "./chart-values.ts";
import type { GroupLook } from "./group-look.ts";

/** Which colour is what, over the drawing; charts of a single panel that have their own key get none. */
export function ChartKey({
  data,
  look,
  positive,
}: {
  data: ChartData;
  look: GroupLook;
  positive: string | null;
}) {
  const { spec, y, panel, panels } = data;
  if (spec.mark === "mosaic") {
    const levels = y === null ? [] : placeNames(y);
    return (
      <ClassKey entries={levels.map((label, at) => ({ label, color: barColor(at, levels, positive) }))} />
    );
  }
  if (panel === null && (isPair(spec) || panels[0]?.body.kind === "counts")) return null;
  const hasShapes = isPair(spec) || spec.mark === "matrix" || spec.mark === "line";
  return (
    <ClassKey
      entries={look.names.map((label, at) => ({
        label,
        color:
          hasShapes || spec.mark === "parallel" || spec.mark === "box" || spec.mark === "violin"
            ? look.colorOf(at)
            : look.barColorOf(at),
        ...(hasShapes ? { shape: dotSigns[at % dotSigns.length] ?? "●" } : {}),
      }))}
    />
  );
}
