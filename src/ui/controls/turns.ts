/**
 * One thing after the other: each that asks is called in the order of asking, when the one before it has ended, and
 * never in the same task. So what is drawn in turns lets input and paints in between.
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

  function next(): void {
    if (current !== null) return;
    const first = waiting.shift();
    if (!first) return;
    current = first.token;
    later(0, () => {
      if (current !== first.token) return;
      first.begin();
      later(longest, () => end(first.token));
    });
  }
  function end(token: object): void {
    const place = waiting.findIndex((one) => one.token === token);
    if (place >= 0) waiting.splice(place, 1);
    if (current !== token) return;
    current = null;
    next();
  }
  return {
    ask(begin) {
      const token = {};
      waiting.push({ begin, token });
      next();
      return () => end(token);
    },
  };
}
