/** Up to so many are sorted by insertion. */
const FEW: usize = 20;
/** Of one bucket so many are still sorted by insertion. */
const MOST_IN_BUCKET: u32 = 48;

/**
 * Sorts the keys of a node's rows: in about two buckets a row, in time that grows with the rows alone.
 * @param column keys by rows, all at least 0
 * @param own room for a key a row
 * @param items n numbers of 8 bytes, a key and below it the place of its row; then room for as many
 * @param counts room for two counts a row and four more, and for as many as there are different keys
 */
export function sortItems(
  column: usize,
  rows: usize,
  n: usize,
  own: usize,
  items: usize,
  counts: usize,
): void {
  if (n <= FEW) {
    for (let i: usize = 0; i < n; i++) {
      insert(items, i, itemOf(load<u32>(column + ((<usize>load<u32>(rows + (i << 2))) << 2)), i));
    }
    return;
  }
  let least: u32 = 0xffffffff;
  let greatest: u32 = 0;
  for (let i: usize = 0; i < n; i++) {
    const key = load<u32>(column + ((<usize>load<u32>(rows + (i << 2))) << 2));
    store<u32>(own + (i << 2), key);
    least = min(least, key);
    greatest = max(greatest, key);
  }
  const range = greatest - least;
  let shift: u32 = 0;
  while (<usize>(range >> shift) > 2 * n) shift++;
  const largest = count(own, n, least, shift, 0xffffffff, range >> shift, counts);
  if (shift > 0 && largest > MOST_IN_BUCKET) {
    // Too many in one bucket: by the low bits first, which the buckets then keep.
    const low: u32 = (1 << shift) - 1;
    const halfway = items + (n << 3);
    count(own, n, least, 0, low, low, counts);
    for (let i: usize = 0; i < n; i++) {
      const key = load<u32>(own + (i << 2));
      store<u64>(halfway + ((<usize>next(counts, (key - least) & low)) << 3), itemOf(key, i));
    }
    count(own, n, least, shift, 0xffffffff, range >> shift, counts);
    for (let i: usize = 0; i < n; i++) {
      const item = load<u64>(halfway + (i << 3));
      store<u64>(items + ((<usize>next(counts, (<u32>(item >> 32) - least) >> shift)) << 3), item);
    }
    return;
  }
  for (let i: usize = 0; i < n; i++) {
    const key = load<u32>(own + (i << 2));
    store<u64>(items + ((<usize>next(counts, (key - least) >> shift)) << 3), itemOf(key, i));
  }
  if (shift > 0) for (let i: usize = 1; i < n; i++) insert(items, i, load<u64>(items + (i << 3)));
}

function itemOf(key: u32, place: usize): u64 {
  return ((<u64>key) << 32) | <u64>place;
}

/** Puts one more where it belongs among `n` that are in order. */
function insert(items: usize, n: usize, item: u64): void {
  let at = items + (n << 3);
  while (at > items) {
    const before = load<u64>(at - 8);
    if (before <= item) break;
    store<u64>(at, before);
    at -= 8;
  }
  store<u64>(at, item);
}

/** Where a digit's next item goes. */
function next(counts: usize, digit: u32): u32 {
  const at = counts + ((<usize>digit) << 2);
  const place = load<u32>(at);
  store<u32>(at, place + 1);
  return place;
}

/** Turns digits, none above `highest`, into the places where each begins. @returns how often the most frequent occurs */
function count(own: usize, n: usize, least: u32, shift: u32, mask: u32, highest: u32, counts: usize): u32 {
  memory.fill(counts, 0, (<usize>highest + 1) << 2);
  for (let i: usize = 0; i < n; i++) next(counts, ((load<u32>(own + (i << 2)) - least) >> shift) & mask);
  let sum: u32 = 0;
  let largest: u32 = 0;
  for (let digit: usize = 0; digit <= <usize>highest; digit++) {
    const at = counts + (digit << 2);
    const ofDigit = load<u32>(at);
    largest = max(largest, ofDigit);
    store<u32>(at, sum);
    sum += ofDigit;
  }
  return largest;
}
