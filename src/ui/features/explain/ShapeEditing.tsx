import { Eraser, Minus, MoveVertical, TrendingDown, TrendingUp } from "lucide-react";
import { useState } from "react";
import type { ModelShapes, TermShape } from "#core/explain/model-shapes.ts";
import type { ShapeEdit } from "#core/explain/shape-edit.ts";
import type { RunRecord } from "#core/project/run.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { partOf, partWords } from "./edit-words.ts";
import { unitWords } from "./shape-words.ts";
import type { ChosenBins } from "./TermFigure.tsx";

/** What a person may do to the shape that is shown, as far as it is chosen. Each is judged on held-out rows at once. */
export function ShapeEditing({
  run,
  shapes,
  term,
  chosen,
}: {
  readonly run: RunRecord;
  readonly shapes: ModelShapes;
  readonly term: TermShape;
  readonly chosen: ChosenBins;
}) {
  const editShape = useStudio((studio) => studio.editShape);
  const [by, setBy] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  const isPair = term.axes.length === 2;
  const part = isPair ? null : partOf(chosen, term.axes[0]!);
  const isLevels = part?.kind === "levels";
  const make = async (edit: ShapeEdit) => {
    setIsBusy(true);
    await editShape(run.id, edit);
    setIsBusy(false);
  };
  const busy = isBusy ? "The last edit is being judged" : null;
  const noPart = isLevels && part.levels.length === 0 ? "Choose categories first" : null;
  const several =
    shapes.unit === "scores" ? "Not for more than two classes: each has a curve of its own" : null;
  return (
    <section className="shape-editing" aria-label={`Edit ${term.key}`}>
      <p>{part === null ? "A pair can be removed as a whole." : partWords(part, term.axes[0]!.name)}</p>
      {part === null ? null : (
        <div className="acts">
          <Button
            icon={Minus}
            size="small"
            disabledReason={busy ?? noPart}
            onPress={() => void make({ act: "flatten", term: term.key, part })}
          >
            Flatten
          </Button>
          {isLevels ? null : (
            <>
              <Button
                icon={TrendingUp}
                size="small"
                disabledReason={busy ?? several}
                onPress={() => void make({ act: "monotone", term: term.key, part, direction: "up" })}
              >
                Make it rise
              </Button>
              <Button
                icon={TrendingDown}
                size="small"
                disabledReason={busy ?? several}
                onPress={() => void make({ act: "monotone", term: term.key, part, direction: "down" })}
              >
                Make it fall
              </Button>
            </>
          )}
          <NumberField label="Move by" value={by} onChange={setBy} unit={unitWords(shapes)} />
          <Button
            icon={MoveVertical}
            size="small"
            disabledReason={busy ?? noPart ?? several ?? (by === 0 ? "Say by how much" : null)}
            onPress={() => void make({ act: "shift", term: term.key, part, by })}
          >
            Move
          </Button>
        </div>
      )}
      <div className="acts">
        <Button
          icon={Eraser}
          size="small"
          disabledReason={busy}
          onPress={() => void make({ act: "remove", term: term.key })}
        >
          Remove this shape
        </Button>
      </div>
    </section>
  );
}
