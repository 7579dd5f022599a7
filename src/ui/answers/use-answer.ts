import { startTransition, useEffect, useState } from "react";
import { LatheError, type Problem } from "#core/shared/problems.ts";

/** The answer to a question that is too large for the store. While a new one is awaited the last one stays. */
export interface Answer<T> {
  readonly value: T | null;
  readonly waiting: boolean;
  readonly problem: Problem | null;
}

const kept = new Map<string, unknown>();
const maxKept = 400;

/**
 * Asks when `key` changes and keeps the answers of the last few hundred keys; null asks nothing.
 * The key must say everything that the answer depends on.
 * @param ask given a signal that aborts when nobody on the page waits for this answer any more
 * @throws whatever is not a LatheError, in render, for the error boundary
 */
export function useAnswer<T>(key: string | null, ask: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const [state, setState] = useState<{ key: string | null; value: T | null; error: unknown }>(() => ({
    key: null,
    value: null,
    error: null,
  }));
  useEffect(() => {
    if (key === null) return;
    let wanted = true;
    const stop = new AbortController();
    const answer = kept.has(key) ? Promise.resolve(kept.get(key) as T) : ask(stop.signal);
    answer.then(
      (value) => {
        keep(key, value);
        if (wanted) startTransition(() => setState({ key, value, error: null })); // a slice at a time: it may be a whole figure
      },
      (error: unknown) => {
        if (wanted) setState((before) => ({ key, value: before.value, error }));
      },
    );
    return () => {
      wanted = false;
      stop.abort();
    };
    // `ask` is made anew in each render; the key stands for it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);

  if (key === null) return { value: null, waiting: false, problem: null };
  if (state.key !== key && kept.has(key)) return { value: kept.get(key) as T, waiting: false, problem: null };
  const failed = state.key === key ? state.error : null;
  if (failed !== null && !(failed instanceof LatheError)) throw failed;
  return { value: state.value, waiting: state.key !== key, problem: failed?.problem ?? null };
}

function keep(key: string, value: unknown): void {
  kept.delete(key);
  kept.set(key, value);
  for (const old of kept.keys()) {
    if (kept.size <= maxKept) break;
    kept.delete(old);
  }
}

const numbers = new WeakMap<object, number>();
let next = 1;

/** A number that stands for this very object, for use in keys. */
export function identityOf(thing: object): number {
  const known = numbers.get(thing);
  if (known !== undefined) return known;
  numbers.set(thing, next);
  return next++;
}
