import { useMemo, useState } from "react";
import type { TreeDrawing } from "#core/explain/tree-drawing.ts";
import type { RunRecord } from "#core/project/run.ts";
import { describeProblem } from "#core/shared/problems.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { countsBy, rowsOf } from "#ui/charts/tree-layout.ts";
import { TreeChart } from "#ui/charts/TreeChart.tsx";
import { wayText } from "#ui/charts/tree-text.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { useSelectedAmong } from "#ui/selection/use-selected.ts";
import { roundOf, selectedWay, treeFinding, treePython, treeSentences, treeTable } from "./tree-words.ts";

/** A tree of the run's model, where it is made of trees. */
export function TreeFigure({ run }: { readonly run: RunRecord }) {
  const [tree, setTree] = useState(0);
  const { value, problem } = useAnswer(`tree ${run.id} ${tree}`, () => queries.tree(run.id, tree));
  if (problem) {
    const { title, advice } = describeProblem(problem);
    return (
      <Alert tone="warn" title={title} isBoxed>
        {advice}
      </Alert>
    );
  }
  return value === null ? null : <DrawnTree run={run} drawing={value} onTree={setTree} />;
}

function DrawnTree({
  run,
  drawing,
  onTree,
}: {
  readonly run: RunRecord;
  readonly drawing: TreeDrawing;
  readonly onTree: (tree: number) => void;
}) {
  const { nodes, rows, ends, nTrees, tree, classes } = drawing;
  const { sum, nSums } = drawing.addedTo ?? { sum: 0, nSums: 1 };
  const selectRows = useStudio((studio) => studio.selectRows);
  const among = useSelectedAmong(useMemo(() => [...rows], [rows]));
  const selected = useMemo(
    () =>
      among.size === 0
        ? null
        : countsBy(
            nodes,
            ends.filter((_, i) => among.has(rows[i]!)),
          ),
    [among, nodes, ends, rows],
  );
  const way = selectedWay(drawing, selected);
  const sentences = [...treeSentences(drawing), ...(way ? [way] : [])];
  return (
    <Figure
      id="explain.tree"
      title={treeFinding(drawing)}
      sub="Yes goes left. Lines are as wide as many training rows go there. Arrow keys walk, + and − open and close, Enter selects the rows of a node."
      sentences={sentences}
      table={treeTable(drawing)}
      python={treePython(drawing)}
      fileName="tree"
    >
      {nTrees > 1 ? (
        <div className="acts-row">
          <NumberField
            label="Tree"
            value={roundOf(tree, nSums) + 1}
            onChange={(number) => onTree((number - 1) * nSums + sum)}
            min={1}
            max={nTrees / nSums}
            isInteger
            hasSlider
          />
          {nSums > 1 ? (
            <Select
              label="Class"
              value={`${sum}`}
              options={classes.map((label, at) => ({ value: `${at}`, label }))}
              onChange={(at) => onTree(roundOf(tree, nSums) * nSums + Number(at))}
            />
          ) : null}
        </div>
      ) : null}
      <TreeChart
        key={tree}
        drawing={drawing}
        label={`${run.name}, ${treeFinding(drawing)}`}
        selected={selected}
        onSelect={(node) => selectRows(rowsOf(nodes, node, rows, ends), wayText(nodes, node))}
      />
    </Figure>
  );
}
