import type { Task } from "#core/pipeline/task.ts";
import { logSumExp, softplus } from "#core/shared/math.ts";

/**
 * Sum over rows of weight × loss, on the host in float64 and from logits, so that every engine is judged by the same
 * code and a loss that explodes is seen (no clipping). Cross-entropy in nats, or half the squared error of the
 * scaled target, as scikit-learn's MLP counts them.
 * @param outputs row-major [count, units] linear outputs of the net
 * @param target class code, or scaled target, of each row in `rows`
 * @param rows which rows of `target` and `weight` the outputs belong to, in order
 */
export function summedLoss(
  task: Task,
  outputs: ArrayLike<number>,
  units: number,
  target: Float64Array,
  weight: Float64Array | null,
  rows: Int32Array,
): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    sum += (weight === null ? 1 : weight[row]!) * rowLoss(task, outputs, i * units, units, target[row]!);
  }
  return sum;
}

function rowLoss(task: Task, outputs: ArrayLike<number>, at: number, units: number, target: number): number {
  const z = outputs[at]!;
  switch (task) {
    case "regression":
      return 0.5 * (z - target) * (z - target);
    case "binary":
      return softplus(target === 1 ? -z : z);
    case "multiclass":
      return logSumExp(outputs, at, units) - outputs[at + target]!;
  }
}
