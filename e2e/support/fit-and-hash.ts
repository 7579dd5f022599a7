import { estimators } from "#core/estimators/registry.ts";
import { hashModel } from "#core/shared/hash.ts";
import { exp, expm1, log, log10, log1p, log2, pow, sigmoid, tanh } from "#core/shared/math.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, makeDesign } from "#test/conformance/design-fixture.ts";

const nClassesOf = { binary: 2, multiclass: 4, regression: 0 } as const;

/**
 * Fits every family without engines of its own on each of its tasks, here, in whatever engine this runs.
 * Returns [what, hash] of each model and its predictions, and of the elementary functions over many inputs.
 */
export async function fitAndHash(): Promise<[what: string, hash: string][]> {
  const hashes: [string, string][] = [];
  for (const spec of Object.values(estimators).filter(({ engines }) => engines === undefined)) {
    const estimator = await spec.load();
    for (const task of spec.tasks) {
      const design = cloud(nClassesOf[task]);
      const model = await estimator.fit(design, spec.params.parse({}), keepGoing, context);
      hashes.push([`${spec.id}, ${task}`, hashModel([model, estimator.predict(model, design)])]);
    }
  }
  for (const f of [exp, expm1, log, log10, log1p, log2, sigmoid, tanh, (x: number) => pow(x, 1.7)]) {
    const random = createRandom(2);
    const values = Float64Array.from({ length: 20000 }, () => f(exp(random.normal() * 3)));
    hashes.push([f.name || "pow", hashModel(values)]);
  }
  return hashes;
}

function cloud(nClasses: number) {
  const random = createRandom(1);
  const columns = Array.from({ length: 6 }, () => Array.from({ length: 1500 }, () => random.normal()));
  const score = columns[0]!.map((v, i) => v * columns[1]![i]! + columns[2]![i]! + 0.5 * random.normal());
  const y = score.map((v) =>
    nClasses === 0 ? v : Math.max(0, Math.min(nClasses - 1, Math.floor(v + nClasses / 2))),
  );
  return makeDesign(columns, y, nClasses);
}
