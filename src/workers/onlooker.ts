import type { Look, LookRequest } from "#core/explain/look-inside.ts";

/** Looks a second, at most. */
const EVERY_MS = 250;
/** A surface is drawn anew so often, at most. */
const SURFACE_MS = 1000;
/** Looking takes at most this share of the time that training takes. */
const SHARE = 0.2;

/**
 * Somebody who looks on, or nobody. Says when a look is due: four times a second, or less often where a look takes long,
 * so that training goes on at four fifths of its speed at least.
 */
export function createOnlooker(clock: () => number) {
  let request: LookRequest | null = null;
  return {
    ask(wanted: LookRequest | null): void {
      request = wanted;
    },
    /** For one fit. */
    of(tell: (look: Look) => void) {
      let [next, nextSurface, began] = [0, 0, 0];
      let asked: LookRequest | null = null;
      return {
        wanted(): LookRequest | null {
          if (request === null) return null;
          const now = clock();
          if (request !== asked) [asked, next, nextSurface] = [request, 0, 0];
          if (now < next) return null;
          began = now;
          return now < nextSurface ? { ...request, plane: null } : request;
        },
        tell(look: Look): void {
          const now = clock();
          const pause = (now - began) / SHARE;
          next = now + Math.max(EVERY_MS, pause);
          if (look.surface !== null) nextSurface = now + Math.max(SURFACE_MS, pause);
          tell(look);
        },
      };
    },
  };
}
