import { useState } from "react";
import type { NumberMethod } from "#core/profile/associations/association-types.ts";
import { queries, useStudio } from "#state/store.ts";
import type { Dataset } from "#state/studio-state.ts";
import { Awaited } from "#ui/answers/Awaited.tsx";
import { identityOf } from "#ui/answers/use-answer.ts";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { AssociationFigure } from "./AssociationFigure.tsx";
import { MissingFigures } from "./MissingFigures.tsx";
import "./profile.css";
import { RelationsFigure } from "./RelationsFigure.tsx";

/** The table as a whole: what tells of the target, what goes with what, and what is missing where. */
export default function ProfileView({
  dataset,
  onOpenColumn,
}: {
  dataset: Dataset;
  onOpenColumn: (column: string) => void;
}) {
  const [method, setMethod] = useState<NumberMethod>("pearson");
  const graph = useStudio((studio) => studio.project.graph);
  const { reading, columns } = dataset;
  const table = identityOf(columns);
  return (
    <div className="profile-view">
      <div className="profile-tools">
        <Segmented<NumberMethod>
          label="Two numbers are compared by"
          size="small"
          value={method}
          onChange={setMethod}
          options={[
            { value: "pearson", label: "Pearson" },
            { value: "spearman", label: "Spearman" },
          ]}
        />
        <p className="text-small text-ink-3">
          {method === "pearson" ? "Along a straight line." : "In the same order, along any rising curve."}
        </p>
      </div>
      <Awaited
        figure="data.relations"
        doing="Comparing columns with the target"
        answerKey={`relations ${table} ${identityOf(graph)} ${method}`}
        ask={(asking) => queries.targetRelations(method, asking)}
      >
        {(relations) =>
          relations === null ? (
            <p className="text-small text-ink-3">Choose a target to see what each column tells of it.</p>
          ) : (
            <RelationsFigure relations={relations} reading={reading} />
          )
        }
      </Awaited>
      <Awaited
        figure="data.associations"
        doing="Comparing every column with every other"
        answerKey={`associations ${table} ${method}`}
        ask={(asking) => queries.associations(method, asking)}
      >
        {(matrix) => <AssociationFigure matrix={matrix} reading={reading} />}
      </Awaited>
      <Awaited
        figure="data.missing"
        doing="Looking for missing values"
        answerKey={`missing ${table}`}
        ask={(asking) => queries.missingPatterns(asking)}
      >
        {(found) => <MissingFigures found={found} reading={reading} onOpenColumn={onOpenColumn} />}
      </Awaited>
    </div>
  );
}
