/** The greatest number that the generator below gives. */
export const LARGEST_DRAW = 0x7fffffff;

/** Places in the state of a draw, an Int32Array of N_DRAWS numbers. */
export const SEED = 0;
/** Features to draw of a node. */
export const MOST = 1;
/** Known to be constant from above, and how many of these are drawn. */
export const KNOWN = 2;
const KNOWN_DRAWN = 3;
/** Found to be constant in this node. */
const FOUND = 4;
const DRAWN = 5;
/** Features from here on are drawn and vary. */
export const END = 6;
/** Where the feature is that was drawn last. */
const AT = 7;
export const N_DRAWS = 8;

/** Begins a node. @param nConstants how many features are known to be constant there: what `endNode` said of the parent */
export function beginNode(draws: Int32Array, nFeatures: number, nConstants: number): void {
  draws[KNOWN] = nConstants;
  draws[KNOWN_DRAWN] = 0;
  draws[FOUND] = 0;
  draws[DRAWN] = 0;
  draws[END] = nFeatures;
}

/**
 * @param constants the constant ones in the order in which they were found, from the root down
 * @returns how many features are constant in the node's children
 */
export function endNode(draws: Int32Array, features: Int32Array, constants: Int32Array): number {
  const known = draws[KNOWN]!;
  const all = known + draws[FOUND]!;
  // Siblings know the same constants in the same order.
  for (let i = 0; i < known; i++) features[i] = constants[i]!;
  for (let i = known; i < all; i++) constants[i] = features[i]!;
  return all;
}

/** The next feature to look at, or -1. Each is answered by `setConstant` or `setVarying` before the next. */
export function nextFeature(draws: Int32Array, features: Int32Array): number {
  while (draws[END]! > draws[KNOWN]! + draws[FOUND]! && mayDraw(draws)) {
    draws[DRAWN]!++;
    const low = draws[KNOWN_DRAWN]!;
    const at = low + (draw(draws) % (draws[END]! - draws[FOUND]! - low));
    if (at >= draws[KNOWN]!) {
      draws[AT] = at + draws[FOUND]!;
      return features[draws[AT]]!;
    }
    swap(features, low, at);
    draws[KNOWN_DRAWN] = low + 1;
  }
  return -1;
}

export function setConstant(draws: Int32Array, features: Int32Array): void {
  swap(features, draws[AT]!, draws[KNOWN]! + draws[FOUND]!);
  draws[FOUND]!++;
}

export function setVarying(draws: Int32Array, features: Int32Array): void {
  draws[END]!--;
  swap(features, draws[END]!, draws[AT]!);
}

/** In [0, LARGEST_DRAW], by Marsaglia's xorshift, doi:10.18637/jss.v008.i14. */
export function draw(draws: Int32Array): number {
  let x = draws[SEED] === 0 ? 1 : draws[SEED]!;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  draws[SEED] = x;
  return x & LARGEST_DRAW;
}

/** Beyond the features to draw, as long as all were constant. */
function mayDraw(draws: Int32Array): boolean {
  return draws[DRAWN]! < draws[MOST]! || draws[DRAWN]! <= draws[FOUND]! + draws[KNOWN_DRAWN]!;
}

function swap(features: Int32Array, i: number, j: number): void {
  const held = features[i]!;
  features[i] = features[j]!;
  features[j] = held;
}
