import { DateQuestion } from "./DateQuestion.tsx";
import { ReadingQuestion } from "./ReadingQuestion.tsx";

/** What the open file leaves to a person. Models wait for the answers. */
export default function OpenQuestions() {
  return (
    <div className="problems">
      <ReadingQuestion />
      <DateQuestion />
    </div>
  );
}
