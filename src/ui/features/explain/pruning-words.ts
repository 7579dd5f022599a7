import type { PruningPath } from "#core/explain/pruning-path.ts";
import { alphaText } from "#ui/charts/pruning-scale.ts";
import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { formatNumber, plural } from "#ui/format/numbers.ts";

const leavesText = (leaves: number) => plural(leaves, "leaf", "leaves");

export function pruningFinding({ trees, own, best }: PruningPath): string {
  const [now, top] = [trees[own]!, trees[best]!];
  if (now.leaves === top.leaves) return `${leavesText(now.leaves)} do best: pruning otherwise gains nothing`;
  return `${leavesText(top.leaves)} do better than the ${leavesText(now.leaves)} of this run`;
}

export function pruningSentences({ trees, own, best, simplest }: PruningPath, metric: string): string[] {
  const [now, top, least] = [trees[own]!, trees[best]!, trees[simplest]!];
  const sentences = [
    `The best mean ${metric} over the folds is ${formatNumber(top.mean)}, at an alpha of ${alphaText(top.alpha)} with ${leavesText(top.leaves)}; this run has ${formatNumber(now.mean)} with ${leavesText(now.leaves)}.`,
  ];
  if (simplest !== best)
    sentences.push(
      `The smallest tree within one standard error of it has ${leavesText(least.leaves)}, at an alpha of ${alphaText(least.alpha)}.`,
    );
  sentences.push(
    "Leaves are those of the tree of all training rows. An alpha chosen here was chosen by these folds, so its score flatters a little.",
  );
  return sentences;
}

export function pruningTable({ trees, own, best }: PruningPath, metric: string): TwinTable {
  const folds = trees[0]?.scores ?? [];
  return {
    columns: ["alpha", "leaves", `mean ${metric}`, ...folds.map((_, fold) => `fold ${fold + 1}`), "mark"],
    rows: trees.map(({ alpha, leaves, mean, scores }, place) => [
      alpha,
      leaves,
      mean,
      ...scores,
      [...(place === own ? ["this run"] : []), ...(place === best ? ["best"] : [])].join(", "),
    ]),
  };
}

export const pruningPython = [
  "import numpy as np",
  "from sklearn.base import clone",
  "from sklearn.model_selection import cross_val_score",
  "",
  "# pipeline: the scikit-learn pipeline of Export; X and y: the training rows",
  "tree, prepare = clone(pipeline[-1]).set_params(ccp_alpha=0), clone(pipeline[:-1])",
  "path = tree.cost_complexity_pruning_path(prepare.fit_transform(X), y)",
  "alphas = np.unique(np.clip(path.ccp_alphas, 0, None))",
  "middles = np.append(np.sqrt(alphas[:-1] * alphas[1:]), alphas[-1])",
  "name = pipeline.steps[-1][0]",
  "for alpha in middles:",
  '    scores = cross_val_score(clone(pipeline).set_params(**{f"{name}__ccp_alpha": alpha}), X, y)',
  '    print(f"{alpha:.3g}: {scores.mean():.4f}")',
  "",
].join("\n");
