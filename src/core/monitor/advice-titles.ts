import type { Advice } from "#core/monitor/monitor-report.ts";

export const adviceTitles: Readonly<Record<Advice, string>> = {
  none: "Nothing to do",
  look: "Have a look",
  retrain: "Train again",
  "cannot-predict": "Mend the file",
};
