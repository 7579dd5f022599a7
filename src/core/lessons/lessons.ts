import { lessonCards } from "#core/lessons/lesson-cards.ts";
import { type Lesson, lessonSplit, type LessonStep, type LessonView, roleOf } from "#core/lessons/lesson.ts";

const columns = (features: readonly string[], ignored: readonly string[]) => [
  ...ignored.map((column) => ({ column, role: "ignore" as const })),
  ...features.map((column) => ({ column, role: "feature" as const })),
];
const learns = (view: LessonView, target: string, without: readonly string[]) =>
  view.roles?.target === target &&
  view.isJudged &&
  without.every((column) => roleOf(view, column) === "ignore");

const leakSteps: readonly LessonStep[] = [
  {
    task: "Wait for the models, and read the best score. Would you lend money on it?",
    hint: "The models train by themselves. Train lists them, the best on top.",
    place: "train",
    isDone: (view) => learns(view, "repaid", []),
  },
  {
    task: "Find out which column the best model leans on. When is that column known?",
    hint: "Explain scrambles one column after the other, and shows whose loss costs most.",
    place: "explain",
    isDone: null,
    question: {
      options: ["income", "late_before", "reminders", "debt_share"],
      right: "reminders",
      wrong: "That one is known when the loan is asked for. Which is known only when it goes wrong?",
    },
  },
  {
    task: "Take the answer out: leave reminders out, on Prepare.",
    hint: "Roles shows what each column is for: drag it to “left out”, or choose that in the list.",
    place: "prepare",
    isDone: (view) => roleOf(view, "reminders") === "ignore",
  },
  {
    task: "Train again, and compare the honest score with the first.",
    hint: "Train all, on Train.",
    place: "train",
    isDone: (view) => learns(view, "repaid", ["reminders"]),
  },
];

const shiftSteps: readonly LessonStep[] = [
  {
    task: "Wait for the models, and note the best cross-validated score.",
    hint: "It is judged on rows of the north and south plants. The sealed rows are all of the east plant.",
    place: "train",
    isDone: (view) => learns(view, "fails", []),
  },
  {
    task: "Open the sealed test set, and see what becomes of the score.",
    hint: "Evaluate has the seal in its margin. Opening it is counted.",
    place: "evaluate",
    isDone: ({ sealOpened }) => sealOpened,
  },
  {
    task: "One column means something else in the east plant. Which?",
    hint: "Explore draws each column: one of them has two humps. Draw plant against it to see whose they are.",
    place: "explore",
    isDone: null,
    question: {
      options: ["temperature", "pressure", "vibration", "hours_since_service"],
      right: "temperature",
      wrong: "That one looks the same in every plant. Look for two humps.",
    },
  },
  {
    task: "Take temperature out, and train again: which score could have been believed?",
    hint: "Prepare, left out; then Train all. A model without it cannot fall for its unit.",
    place: "prepare",
    isDone: (view) => learns(view, "fails", ["temperature"]),
  },
];

const proxySteps: readonly LessonStep[] = [
  {
    task: "The column group is left out. Wait for the models, which never see it.",
    hint: "Data and Prepare show the role of each column.",
    place: "train",
    isDone: (view) => learns(view, "approved", ["group"]),
  },
  {
    task: "Is the group really gone? Make it the target for a moment, and see whether a model can tell it.",
    hint: "On Data, choose group in Target and task. The models train by themselves.",
    place: "data",
    isDone: (view) => learns(view, "group", []),
  },
  {
    task: "Some column stands in for the group. Which?",
    hint: "Explain shows what the model that tells the group leans on.",
    place: "explain",
    isDone: null,
    question: {
      options: ["income", "savings", "years_employed", "district"],
      right: "district",
      wrong: "Scrambling that one costs next to nothing. Look at the longest bar.",
    },
  },
  {
    task: "Go back to approved as the target, with both group and district left out, and train.",
    hint: "Target on Data, roles on Prepare, then Train all. A column that was the target comes back as a feature.",
    place: "prepare",
    isDone: (view) => learns(view, "approved", ["group", "district"]),
  },
];

/** In the order of the start screen. */
export const lessons: readonly Lesson[] = [
  {
    ...lessonCards.leak,
    roles: {
      target: "repaid",
      task: "binary",
      positive: "yes",
      columns: columns(
        ["age", "income", "debt_share", "months_in_job", "home", "late_before", "reminders"],
        [],
      ),
    },
    split: lessonSplit,
    steps: leakSteps,
    moral:
      "A column that is filled in after the answer is known is the answer. Ask of each column when it is known, not how well it predicts.",
  },
  {
    ...lessonCards.shift,
    roles: {
      target: "fails",
      task: "binary",
      positive: "yes",
      columns: columns(["temperature", "pressure", "vibration", "hours_since_service"], ["plant"]),
    },
    split: { ...lessonSplit, testRows: Array.from({ length: 180 }, (_, i) => 720 + i) },
    steps: shiftSteps,
    moral:
      "Cross-validation judges rows like those it has. Rows from elsewhere, or later, can differ in a unit, a sensor or a habit: seal some of those, and look at them once. Monitor compares later files in the same way, column by column.",
  },
  {
    ...lessonCards.proxy,
    roles: {
      target: "approved",
      task: "binary",
      positive: "yes",
      columns: columns(["district", "income", "savings", "years_employed"], ["group"]),
    },
    split: lessonSplit,
    steps: proxySteps,
    moral:
      "Leaving a column out does not leave out what it says. Try to predict it from the others: if that works, so can your model.",
  },
];

export function lessonOfSample(sample: string | null | undefined): Lesson | null {
  return lessons.find((lesson) => lesson.sample === sample) ?? null;
}
