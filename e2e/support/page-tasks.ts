import type { Page } from "playwright/test";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds on the wall's clock, and of the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** One task of the page's thread, ms: as it was felt, and the processor time it took, which other programs cannot lengthen. */
export interface PageTask {
  readonly felt: number;
  readonly worked: number;
}

/** Records every task of the page's thread from now on; the answer stops it. */
export async function recordTasks(page: Page): Promise<() => Promise<readonly PageTask[]>> {
  const cdp = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  cdp.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  await cdp.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      recordMode: "recordAsMuchAsPossible",
      includedCategories: ["disabled-by-default-devtools.timeline"],
    },
  });
  return async () => {
    const complete = new Promise((done) => cdp.once("Tracing.tracingComplete", done));
    await cdp.send("Tracing.end");
    await complete;
    await cdp.detach();
    const threads = events.filter(
      ({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain",
    );
    const tasksOf = ({ pid, tid }: TraceEvent) =>
      events.flatMap((event): PageTask[] =>
        event.name === "RunTask" && event.ph === "X" && event.pid === pid && event.tid === tid
          ? [{ felt: (event.dur ?? 0) / 1000, worked: (event.tdur ?? 0) / 1000 }]
          : [],
      );
    const total = (tasks: readonly PageTask[]) => tasks.reduce((sum, { worked }) => sum + worked, 0);
    // The page's renderer is the one that did the most.
    return threads.map(tasksOf).toSorted((a, b) => total(b) - total(a))[0] ?? [];
  };
}
