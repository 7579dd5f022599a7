/** What the start screen says of a lesson; the lesson itself is loaded when it is begun. */
export interface LessonCard {
  /** The bundled table, and how the lesson is known in documents. */
  readonly sample: string;
  readonly title: string;
  readonly story: string;
}

/** In the order of the start screen. */
export const lessonCards = {
  leak: {
    sample: "lesson-leak",
    title: "Too good to be true",
    story: "A lender’s table predicts almost perfectly. Find the column that knows the future.",
  },
  shift: {
    sample: "lesson-shift",
    title: "The plant next door",
    story: "Good on the plants it learned from, poor on the next one. Find what changed.",
  },
  proxy: {
    sample: "lesson-proxy",
    title: "The column that is not there",
    story:
      "The group was left out, yet the decisions still follow it. Find the column that stands in for it.",
  },
} as const satisfies Record<string, LessonCard>;
