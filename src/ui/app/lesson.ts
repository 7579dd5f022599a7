import { useStudio } from "#state/store.ts";
import { go } from "./route.ts";

/** A lesson is a shared project: a bundled table, and the pipeline its first step starts from. */
export async function openLesson(sample: string): Promise<void> {
  const { lessonOfSample } = await import("#core/lessons/lessons.ts");
  const lesson = lessonOfSample(sample);
  if (lesson === null) return;
  const { lessonGraph } = await import("#core/lessons/lesson.ts");
  const { writeShared } = await import("#core/project/share-link.ts");
  const { openShared } = useStudio.getState();
  await openShared(
    writeShared({
      origin: { kind: "sample", id: lesson.sample },
      graph: lessonGraph(lesson),
      threshold: 0.5,
    }),
  );
  if (useStudio.getState().project.source?.sample === lesson.sample) go("train");
}

const key = (project: string) => `lathe.lesson.${project}`;

/** Steps done in this project's lesson, or "left"; kept in this browser. */
export function lessonProgress(project: string): number | "left" {
  try {
    const kept = localStorage.getItem(key(project));
    return kept === "left" ? kept : Math.max(0, Number(kept) || 0);
  } catch {
    return 0; // a browser that keeps nothing for this page starts the lesson over when it is reloaded
  }
}

export function keepLessonProgress(project: string, progress: number | "left"): void {
  try {
    localStorage.setItem(key(project), String(progress));
  } catch {
    // as above
  }
}
