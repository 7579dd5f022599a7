/**
 * One thing after the other: each that asks is called in the order of asking, when the one before it has ended, and
 * never in the same task. So what is drawn in turns lets input and paints in between. What asks during another's turn
 * is a part of it and comes next, before those that asked earlier: a screen fills from its top down, and nothing that
 * stands already is pushed away.
 */
export interface Turns {
  /** Gives back what ends the turn, or gives it up before it came. Ending twice does nothing. */
  ask(begin: () => void): () => void;
}

/** A turn that was not ended after so long, ms, does not keep the others waiting: its drawing may wait for something itself. */
const longest = 400;

export function createTurns(later: (ms: number, callback: () => void) => void): Turns {
  const waiting: { readonly begin: () => void; readonly token: object }[] = [];
  let current: object | null = null;
  /** How many parts of the turn under way wait at the front; null while none is under way. */
  let nParts: number | null = null;

  function next(): void {
    if (current !== null) return;
    const first = waiting.shift();
    if (!first) return;
    current = first.token;
    later(0, () => {
      if (current !== first.token) return;
      nParts = 0;
      first.begin();
      later(longest, () => end(first.token));
    });
  }
  function end(token: object): void {
    const place = waiting.findIndex((one) => one.token === token);
    if (place >= 0) waiting.splice(place, 1);
    if (place >= 0 && nParts !== null && place < nParts) nParts--;
    if (current !== token) return;
    current = null;
    nParts = null;
    next();
  }
  return {
    ask(begin) {
      const token = {};
      if (nParts === null) waiting.push({ begin, token });
      else waiting.splice(nParts++, 0, { begin, token });
      next();
      return () => end(token);
    },
  };
}
