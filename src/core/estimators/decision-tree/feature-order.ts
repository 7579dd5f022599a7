import { mersenneTwister, randomBelow } from "#core/shared/mersenne-twister.ts";

/** The greatest number that the generator below gives; also the bound of the draw that starts it. */
const LARGEST = 0x7fffffff;

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
  #state: number;
  readonly #maxFeatures: number;
  readonly #features: Int32Array;
  /** In the order in which they were found, from the root down. */
  readonly #constants: Int32Array;
  #nKnown = 0;
  #nKnownDrawn = 0;
  #nFound = 0;
  #nDrawn = 0;
  /** Features from here on are drawn and vary. */
  #end = 0;
  #at = 0;

  /** @param randomState as numpy's RandomState takes it; a negative one is read as unsigned 32 bits */
  constructor(nFeatures: number, maxFeatures: number, randomState: number) {
    this.#state = randomBelow(mersenneTwister(randomState), LARGEST);
    this.#maxFeatures = maxFeatures;
    this.#features = Int32Array.from({ length: nFeatures }, (_, j) => j);
    this.#constants = new Int32Array(nFeatures);
  }

  /** @param nConstants how many features are known to be constant here: what `end` said of the parent */
  begin(nConstants: number): void {
    this.#nKnown = nConstants;
    this.#nKnownDrawn = 0;
    this.#nFound = 0;
    this.#nDrawn = 0;
    this.#end = this.#features.length;
  }

  /** The next feature to look at, or -1. Each is answered by `isConstant` or `varies` before the next. */
  next(): number {
    while (this.#end > this.#nKnown + this.#nFound && this.#mayDraw()) {
      this.#nDrawn++;
      const low = this.#nKnownDrawn;
      const at = low + (this.#random() % (this.#end - this.#nFound - low));
      if (at >= this.#nKnown) {
        this.#at = at + this.#nFound;
        return this.#features[this.#at]!;
      }
      this.#swap(low, at);
      this.#nKnownDrawn++;
    }
    return -1;
  }

  isConstant(): void {
    this.#swap(this.#at, this.#nKnown + this.#nFound);
    this.#nFound++;
  }

  varies(): void {
    this.#end--;
    this.#swap(this.#end, this.#at);
  }

  /** @returns how many features are constant in this node's children */
  end(): number {
    const known = this.#nKnown;
    const all = known + this.#nFound;
    // Siblings know the same constants in the same order.
    this.#features.set(this.#constants.subarray(0, known));
    this.#constants.set(this.#features.subarray(known, all), known);
    return all;
  }

  /** In [0, 1], from the same generator. */
  uniform(): number {
    return this.#random() / LARGEST;
  }

  /** Beyond `maxFeatures` draws, as long as all were constant. */
  #mayDraw(): boolean {
    return this.#nDrawn < this.#maxFeatures || this.#nDrawn <= this.#nFound + this.#nKnownDrawn;
  }

  /** Marsaglia's xorshift, doi:10.18637/jss.v008.i14, of 31 bits. */
  #random(): number {
    let x = this.#state === 0 ? 1 : this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return x & LARGEST;
  }

  #swap(i: number, j: number): void {
    const held = this.#features[i]!;
    this.#features[i] = this.#features[j]!;
    this.#features[j] = held;
  }
}
