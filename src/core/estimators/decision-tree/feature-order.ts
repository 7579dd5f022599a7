import {
  beginNode,
  draw,
  endNode,
  LARGEST_DRAW,
  MOST,
  N_DRAWS,
  nextFeature,
  SEED,
  setConstant,
  setVarying,
} from "#core/kernels/draw-features.ts";
import { mersenneTwister, randomBelow } from "#core/shared/mersenne-twister.ts";

/**
 * The order in which the features of each node are looked at: drawn without replacement, as scikit-learn draws it for
 * the same seed, since the first of several equally good splits is kept and any of them may be drawn out at all by
 * `maxFeatures`. Features known to be constant in a node are constant in all nodes below: they are drawn like others,
 * as they count towards `maxFeatures`, but need no look.
 *
 * The features lie in one array in four parts: constants known from above and drawn already, constants known and not
 * yet drawn, constants found in this node, then those to draw from; drawn ones that vary gather at the end.
 */
export class FeatureOrder {
  readonly #draws: Int32Array;
  readonly #features: Int32Array;
  /** In the order in which they were found, from the root down. */
  readonly #constants: Int32Array;

  /**
   * @param randomState as numpy's RandomState takes it; a negative one is read as unsigned 32 bits
   * @param draws the state, of N_DRAWS numbers; it, `features` and `constants` are there for kernels that draw by themselves
   */
  constructor(
    nFeatures: number,
    maxFeatures: number,
    randomState: number,
    draws: Int32Array = new Int32Array(N_DRAWS),
    features: Int32Array = new Int32Array(nFeatures),
    constants: Int32Array = new Int32Array(nFeatures),
  ) {
    this.#draws = draws;
    this.#features = features;
    draws[SEED] = randomBelow(mersenneTwister(randomState), LARGEST_DRAW);
    draws[MOST] = maxFeatures;
    for (let j = 0; j < nFeatures; j++) features[j] = j;
    this.#constants = constants;
  }

  /** @param nConstants how many features are known to be constant here: what `end` said of the parent */
  begin(nConstants: number): void {
    beginNode(this.#draws, this.#features.length, nConstants);
  }

  /** The next feature to look at, or -1. Each is answered by `isConstant` or `varies` before the next. */
  next(): number {
    return nextFeature(this.#draws, this.#features);
  }

  isConstant(): void {
    setConstant(this.#draws, this.#features);
  }

  varies(): void {
    setVarying(this.#draws, this.#features);
  }

  /** @returns how many features are constant in this node's children */
  end(): number {
    return endNode(this.#draws, this.#features, this.#constants);
  }

  /** In [0, 1], from the same generator. */
  uniform(): number {
    return draw(this.#draws) / LARGEST_DRAW;
  }
}
