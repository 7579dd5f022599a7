import { Button } from "react-aria-components";
import { lessonCards } from "#core/lessons/lesson-cards.ts";
import { openLesson } from "#ui/app/lesson.ts";

/** Tables with something planted: one is led to find it. */
export default function LessonCards({ isBusy }: { readonly isBusy: boolean }) {
  return (
    <section className="lessons" aria-labelledby="lessons">
      <header>
        <h2 id="lessons">Break it</h2>
        <span className="muted">Three made-up tables, each with a trap to find</span>
      </header>
      <ul className="samples">
        {Object.values(lessonCards).map((lesson) => (
          <li key={lesson.sample}>
            <Button className="sample" isDisabled={isBusy} onPress={() => void openLesson(lesson.sample)}>
              <span className="words">
                <span className="title">{lesson.title}</span>
                <span className="story">{lesson.story}</span>
                <span className="facts">
                  <b>{lesson.sample}</b> made up
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
