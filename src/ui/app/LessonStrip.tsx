import { Check, X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import type { Lesson, LessonStep } from "#core/lessons/lesson.ts";
import { lessonOfSample } from "#core/lessons/lessons.ts";
import { rolesOf } from "#core/pipeline/edit.ts";
import { nodeKeys } from "#core/pipeline/node-keys.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { useBoard } from "#ui/runs/use-board.ts";
import { keepLessonProgress, lessonProgress } from "./lesson.ts";
import "./lesson.css";
import { go, useRoute } from "./route.ts";
import { steps as screens } from "./steps.ts";

/** The lesson of the open table, above the work and never over it. */
export default function LessonStrip() {
  const project = useStudio((state) => state.project.id);
  const sample = useStudio((state) => state.project.source?.sample);
  const lesson = lessonOfSample(sample);
  return lesson === null ? null : <Strip key={project} project={project} lesson={lesson} />;
}

function Strip({ project, lesson }: { readonly project: string; readonly lesson: Lesson }) {
  const [progress, setProgress] = useState(() => lessonProgress(project));
  const [showsHint, setShowsHint] = useState(false);
  const graph = useStudio((state) => state.project.graph);
  const contentHash = useStudio((state) => state.project.source?.contentHash ?? "");
  const sealOpened = useStudio((state) => state.project.seal.length > 0);
  const isTraining = useStudio((state) => state.jobs.length > 0);
  const { rows } = useBoard();
  const { place } = useRoute();
  const step = progress === "left" ? undefined : lesson.steps[progress];
  const keys = useMemo(() => nodeKeys(graph, contentHash), [graph, contentHash]);
  const isJudged =
    !isTraining && rows.some(({ run, rank }) => rank !== null && run.nodeKey === keys.get(run.node));
  const isDone = step?.isDone?.({ roles: rolesOf(graph), isJudged, sealOpened }) ?? false;

  const keep = (next: number | "left") => {
    setShowsHint(false);
    setProgress(next);
  };
  if (isDone && progress !== "left") keep(progress + 1); // what was done is done, whatever is undone later
  useEffect(() => keepLessonProgress(project, progress), [project, progress]);

  if (progress === "left") return null;
  const screen = screens.find(({ id }) => id === step?.place);
  return (
    <aside className="lesson" aria-label={`Lesson: ${lesson.title}`}>
      <div className="head">
        <b>{lesson.title}</b>
        <span className="dots" aria-hidden>
          {lesson.steps.map(({ task }, place) => (
            <i key={task} {...(place < progress ? { "data-done": true } : {})} />
          ))}
        </span>
      </div>
      <div className="body" aria-live="polite">
        {step === undefined ? (
          <p>
            <Check className="icon small" aria-hidden /> <span className="spoken">Found. </span>
            {lesson.moral}
          </p>
        ) : (
          <p>
            <span className="num">
              {progress + 1} of {lesson.steps.length}
            </span>{" "}
            {step.task} {showsHint ? <em>{step.hint}</em> : null}
          </p>
        )}
        {step?.question === undefined ? null : (
          <Question key={step.task} question={step.question} onRight={() => keep(progress + 1)} />
        )}
      </div>
      <div className="row">
        {step === undefined || showsHint ? null : (
          <Button size="small" variant="quiet" onPress={() => setShowsHint(true)}>
            Hint
          </Button>
        )}
        {screen === undefined || screen.id === place ? null : (
          <Button size="small" onPress={() => go(screen.id)}>
            Go to {screen.name}
          </Button>
        )}
        <IconButton icon={X} size="small" label="Leave the lesson" onPress={() => keep("left")} />
      </div>
    </aside>
  );
}

function Question({
  question,
  onRight,
}: {
  readonly question: NonNullable<LessonStep["question"]>;
  readonly onRight: () => void;
}) {
  const [wrong, setWrong] = useState<string | null>(null);
  return (
    <div className="row wraps">
      {question.options.map((option) => (
        <Button
          key={option}
          size="small"
          className="num"
          onPress={() => (option === question.right ? onRight() : setWrong(option))}
        >
          {option}
        </Button>
      ))}
      {wrong === null ? null : (
        <span className="wrong">
          Not {wrong}. {question.wrong}
        </span>
      )}
    </div>
  );
}
