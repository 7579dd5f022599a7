import type { SchedulerOptions } from "#state/scheduler/scheduler-options.ts";

/** In so long, ms, most of what a press asks for is drawn. */
const mostDrawn = 250;
/** Presses that follow one another hold training no longer than so, ms: then it works on, whatever is pressed. */
const longest = 1200;

export interface GivingWay {
  /** The page is about to draw something, which takes it so long, ms. */
  begin(ms?: number): void;
  readonly isOn: boolean;
}

/**
 * While the page draws what a person asked for, training leaves it the processor: with as many threads at work as there
 * are cores, drawing takes twice as long and is felt. After each hold training has at least half of its length to itself.
 */
export function createGivingWay(
  { clock, wait }: Pick<SchedulerOptions, "clock" | "wait">,
  hold: () => void,
  goOn: () => void,
): GivingWay {
  let cancel: (() => void) | null = null;
  let since = 0;
  let worksUntil = Number.NEGATIVE_INFINITY;
  const end = () => {
    cancel = null;
    worksUntil = clock() + (clock() - since) / 2;
    goOn();
  };
  return {
    begin(ms = mostDrawn) {
      const now = clock();
      if (cancel === null) {
        if (now < worksUntil) return;
        since = now;
        hold();
      } else if (now - since > longest) return;
      else cancel();
      cancel = wait(ms, end);
    },
    get isOn() {
      return cancel !== null;
    },
  };
}
