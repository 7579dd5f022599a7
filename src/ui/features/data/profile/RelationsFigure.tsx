import type { Reading } from "#core/frame/reading.ts";
import type { TargetRelations } from "#core/profile/target-relations.ts";
import { go } from "#ui/app/route.ts";
import { EffectBars } from "#ui/charts/EffectBars.tsx";
import { Figure } from "#ui/charts/Figure.tsx";
import { relationsPython } from "./profile-python.ts";
import { relationsFinding, relationsSentences, relationsTable, relationWords } from "./relation-words.ts";

const mostBars = 20;

/** What each column tells of the target by itself, strongest first. */
export function RelationsFigure({ relations, reading }: { relations: TargetRelations; reading: Reading }) {
  const shown = relations.columns.slice(0, mostBars);
  const more = relations.columns.length - shown.length;
  return (
    <Figure
      id="data.relations"
      title={relationsFinding(relations)}
      sub={
        <>
          Effect of each column on <b className="num">{relations.target}</b>, training rows only
          {more > 0 ? `; ${shown.length} of ${relations.columns.length} columns, the table has all` : ""}.
        </>
      }
      sentences={relationsSentences(relations)}
      table={relationsTable(relations)}
      python={relationsPython(reading, relations)}
      fileName="effect-on-target"
    >
      <EffectBars
        bars={shown.map((relation) => ({
          label: relation.name,
          strength: Math.abs(relation.effect),
          tone:
            relation.measure === "η" || relation.measure === "V"
              ? "strength"
              : relation.effect < 0
                ? "fall"
                : "rise",
          words: relationWords(relation),
        }))}
        onPick={(place) => {
          const column = shown[place];
          if (column) go("explore", column.name);
        }}
      />
    </Figure>
  );
}
