import type { Guess, Reading } from "#core/frame/reading.ts";
import { confirmGuesses, unsureGuesses } from "#core/frame/unsure-guesses.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { quoted } from "#core/table-edits/words.ts";
import { readOptionsOf } from "#core/table-edits/table-options.ts";
import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { delimiterWord } from "#ui/reading/reading-words.ts";
import { showOverlay } from "./overlay-store.ts";

/** The file could as well be read in another way: the first rows are worth a look before models learn from them. */
export function ReadingQuestion() {
  const data = useStudio((state) => state.data);
  if (data.status !== "ready") return null;
  const { reading, columns } = data.dataset;
  const unsure = unsureGuesses(reading);
  if (unsure.length === 0) return null;
  const confirm = () => {
    const { project, readAgain } = useStudio.getState();
    const now = readOptionsOf(tableOptionsOf(project.graph) ?? {});
    void readAgain(confirmGuesses(reading, columns, now));
  };
  return (
    <Alert
      tone="warn"
      isBoxed
      isLive
      title={`Is “${reading.fileName}” read right?`}
      acts={
        <>
          <Button size="small" onPress={() => showOverlay("reading")}>
            Look, and change it…
          </Button>
          <Button size="small" variant="quiet" onPress={confirm}>
            It is right so
          </Button>
        </>
      }
    >
      {unsure
        .slice(0, 3)
        .map((guess) => unsureWords(guess, reading))
        .join(" ")}{" "}
      Models are trained once you have said it.
    </Alert>
  );
}

function unsureWords({ about, column, value }: Guess, { delimiter, layout }: Reading): string {
  switch (about) {
    case "encoding":
      return `Nothing says how its characters are encoded; ${value.toUpperCase()} was taken.`;
    case "numbers": {
      const taken = value === "comma" ? "1.234, with a decimal comma" : "1234, with a comma for thousands";
      return `In ${quoted(column ?? "")} a cell like 1,234 was read as ${taken}.`;
    }
    default:
      return layout === "delimited"
        ? `It is not sure that ${delimiterWord(delimiter)} separates its cells.`
        : "No sign separates its cells; blanks were taken.";
  }
}
