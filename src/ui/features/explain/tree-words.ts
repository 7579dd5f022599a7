import type { TreeDrawing } from "#core/explain/tree-drawing.ts";
import { addsText, answerText, asideText, questionText, sumText, wayText } from "#ui/charts/tree-text.ts";
import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { isolate } from "#ui/format/isolate.ts";
import { formatCount, formatNumber, formatPercent, plural } from "#ui/format/numbers.ts";

function whichTree({ nTrees, tree, addedTo }: TreeDrawing): string {
  if (addedTo && addedTo.nSums > 1)
    return `Tree ${formatCount(roundOf(tree, addedTo.nSums) + 1)} of ${addedTo.label}`;
  return nTrees === 1 ? "The tree" : `Tree ${formatCount(tree + 1)}`;
}

/** From 0 on: each round adds one tree to every sum. */
export const roundOf = (tree: number, nSums: number): number => Math.floor(tree / nSums);

export function treeFinding(drawing: TreeDrawing): string {
  const first = drawing.nodes[0]?.question;
  if (!first) return `${whichTree(drawing)} asks nothing: every row gets the same answer`;
  return `${whichTree(drawing)} asks first whether ${isolate(questionText(first))}`;
}

export function treeSentences(drawing: TreeDrawing): string[] {
  const { nNodes, nLeaves, depth, nodes, addedTo, nTrees } = drawing;
  const [root] = nodes;
  const size = `${whichTree(drawing)} has ${plural(nNodes, "node")}, of which ${plural(nLeaves, "is a leaf", "are leaves")}, and asks at most ${plural(depth, "question")} in a row.`;
  const sum = addedTo
    ? [
        `A leaf adds its number to ${sumText(addedTo)}, which starts at ${formatNumber(addedTo.start)}; only the sum over all ${plural(nTrees / addedTo.nSums, "tree")} is the model.`,
      ]
    : [];
  const yes = root && root.left >= 0 ? nodes[root.left] : undefined;
  if (!root || !yes) return [size, ...sum];
  const share = formatPercent(yes.nRows / Math.max(1, root.nRows));
  return [
    size,
    ...sum,
    `To its first question ${share} of the training rows say yes and go left (${answerText(yes, drawing)}).`,
  ];
}

/** Where selected rows go; null without any. */
export function selectedWay(drawing: TreeDrawing, selected: readonly number[] | null): string | null {
  const { nodes } = drawing;
  const n = selected?.[0] ?? 0;
  if (selected === null || n === 0) return null;
  if (n > 1) return `The way of ${plural(n, "selected row")} is marked.`;
  const end = nodes.reduce((last, _, node) => (selected[node] === 1 ? node : last), 0);
  return `The selected row goes the marked way: ${wayText(nodes, end)}; there ${nodes[end]!.adds === null ? "" : `${addsText(nodes[end]!.adds)} is added, and `}the answer is ${answerText(nodes[end]!, drawing)}.`;
}

export function treeTable(drawing: TreeDrawing): TwinTable {
  const { nodes, classes, addedTo } = drawing;
  const total = Math.max(1, nodes[0]?.nRows ?? 1);
  return {
    columns: [
      "node",
      "parent",
      "question",
      "rows",
      "share",
      ...(classes.length === 0 ? ["mean"] : classes),
      ...(addedTo ? ["not named", "adds"] : []),
      "way",
    ],
    rows: nodes.map((node, place) => [
      place + 1,
      node.parent < 0 ? "" : node.parent + 1,
      node.question ? questionText(node.question, Number.POSITIVE_INFINITY) : "",
      node.nRows,
      node.nRows / total,
      ...node.answer,
      ...(addedTo ? [node.question ? (asideText(node.question) ?? "") : "", node.adds ?? ""] : []),
      wayText(nodes, place),
    ]),
  };
}

export function treePython({ nTrees, tree, classes, addedTo }: TreeDrawing): string {
  if (addedTo)
    return [
      "import pandas as pd",
      "",
      "# pipeline: the scikit-learn pipeline of Export, fitted on the training rows.",
      "# scikit-learn draws no boosted trees; where it keeps them is private, and may change.",
      `predictor = pipeline[-1]._predictors[${roundOf(tree, addedTo.nSums)}][${addedTo.sum}]`,
      "nodes = pd.DataFrame(predictor.nodes)",
      'print(nodes[["feature_idx", "num_threshold", "is_categorical", "missing_go_to_left", "left", "right", "count", "value"]])',
      "",
    ].join("\n");
  const model = nTrees === 1 ? "model" : `model.estimators_[${tree}]`;
  const names = classes.length === 0 ? "" : ", class_names=[str(c) for c in model.classes_]";
  return [
    "import matplotlib.pyplot as plt",
    "from sklearn.tree import export_text, plot_tree",
    "",
    "# pipeline: the scikit-learn pipeline of Export, fitted on the training rows",
    "model = pipeline[-1]",
    "names = list(pipeline[:-1].get_feature_names_out())",
    `print(export_text(${model}, feature_names=names))`,
    `plot_tree(${model}, max_depth=3, feature_names=names, filled=True, proportion=True${names})`,
    "plt.show()",
    "",
  ].join("\n");
}
