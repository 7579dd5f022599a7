import { Search } from "lucide-react";
import { type RefObject, useState } from "react";
import { whyNotAdd } from "#core/pipeline/arrange.ts";
import { estimators } from "#core/estimators/registry.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import { useStudio } from "#state/store.ts";
import { useRefusedFamilies } from "#ui/runs/use-refusals.ts";
import { paletteType } from "./Board.tsx";
import { stepIcon } from "./step-icons.ts";

const groups = [
  { name: "Prepare", of: ["data", "split", "prepare"] },
  { name: "Models", of: ["learn"] },
  { name: "Judge and use", of: ["judge", "explain", "use"] },
] as const;
const summaries: ReadonlyMap<string, string> = new Map([
  ["recipe", "Fill, scale and encode columns, inside each fold"],
  ["leaderboard", "Ranks models on the same folds"],
  ["importance", "What the leading model uses"],
  ["export", "The whole pipeline as a checked file"],
  ["predict", "What the leading model says of new rows"],
  ["monitor", "Later tables beside what the model learned from"],
]);

/** Every kind of step that can be added: dragged to its place, or by Enter to where it most likely is wanted. */
export function Palette({
  search,
  onAdd,
}: {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onAdd: (kind: string) => void;
}) {
  const [wanted, setWanted] = useState("");
  const graph = useStudio((studio) => studio.project.graph);
  const refused = useRefusedFamilies();
  const words = wanted.trim().toLowerCase();
  const kinds = [...nodeKinds.values()].filter(
    ({ id, title }) =>
      !["file", "roles", "split", "rows"].includes(id) &&
      `${title} ${describe(id)}`.toLowerCase().includes(words),
  );
  const whyNotOf = (id: string) => whyNotAdd(graph, id) ?? refused.get(id)?.words ?? null;
  const first = kinds.find(({ id }) => whyNotOf(id) === null);
  return (
    <section className="step-palette" aria-label="Steps to add">
      <div className="box">
        <Search className="icon small" aria-hidden />
        <input
          ref={search}
          type="search"
          aria-label="Find a step to add"
          placeholder="Find a step"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && first) onAdd(first.id);
          }}
        />
      </div>
      {groups.map(({ name, of }) => {
        const own = kinds.filter(({ group }) => (of as readonly string[]).includes(group));
        return own.length === 0 ? null : (
          <div key={name}>
            <h2>{name}</h2>
            <ul>
              {own.map(({ id, title }) => {
                const Icon = stepIcon(id);
                const whyNot = whyNotOf(id);
                const isOnlySlow = refused.get(id)?.cause === "time" && whyNotAdd(graph, id) === null;
                return (
                  <li key={id}>
                    <button
                      type="button"
                      className="palette-step"
                      draggable={whyNot === null}
                      aria-disabled={whyNot !== null}
                      title={whyNot ?? describe(id)}
                      onClick={() => {
                        if (whyNot === null) onAdd(id);
                      }}
                      onDragStart={(event) => {
                        event.dataTransfer.setData(paletteType, id);
                        event.dataTransfer.effectAllowed = "copy";
                      }}
                    >
                      <Icon className="icon" aria-hidden />
                      <span className="cut">{title}</span>
                      {whyNot === null ? null : <span className="spoken">{whyNot}</span>}
                    </button>
                    {isOnlySlow ? (
                      <button
                        type="button"
                        className="palette-anyway"
                        aria-label={`Add ${title} anyway`}
                        title={whyNot ?? ""}
                        onClick={() => onAdd(id)}
                      >
                        anyway
                      </button>
                    ) : null}
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
      {kinds.length === 0 ? <p className="quiet">No step is called that.</p> : null}
      <p className="quiet">Drag a step to its place, or onto a wire. Enter adds it, wired.</p>
    </section>
  );
}

function describe(kind: string): string {
  return estimators[kind]?.summary ?? summaries.get(kind) ?? "";
}
