import type { Guess, GuessAbout, Reading } from "#core/frame/reading.ts";
import { unsureGuesses } from "#core/frame/unsure-guesses.ts";
import { capital } from "#core/shared/capital.ts";
import { Chip } from "#ui/controls/Chip.tsx";
import { delimiterWord, formatWord, quoteWord } from "#ui/reading/reading-words.ts";

const abouts: Readonly<Record<GuessAbout, string>> = {
  encoding: "Encoding",
  delimiter: "Separator",
  quote: "Quotes",
  header: "Rows of names",
  start: "Begins on line",
  comment: "Remarks begin with",
  end: "Ends on line",
  numbers: "Numbers",
  dates: "Dates",
};

/** What was worked out about a file, one line each, and why; where it is not sure, that too. */
export function GuessList({ reading }: { reading: Reading }) {
  const { guesses, format = "text" } = reading;
  if (guesses.length === 0)
    return (
      <p className="mb-2 text-small text-ink-2">
        {capital(formatWord(format))} says itself how it is to be read.
      </p>
    );
  const unsure = new Set(unsureGuesses(reading));
  return (
    <dl className="guess-list">
      {guesses.map((guess) => (
        <div key={`${guess.about} ${guess.column ?? ""}`}>
          <dt>
            {abouts[guess.about]}
            {guess.column === null ? null : (
              <>
                {" "}
                of <b className="num">{guess.column}</b>
              </>
            )}
          </dt>
          <dd>
            <b className="num">{valueWord(guess)}</b>{" "}
            {guess.ask || unsure.has(guess) ? <Chip tone="warn">not sure</Chip> : null}
            <small>{guess.evidence}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function valueWord({ about, value }: Guess): string {
  switch (about) {
    case "delimiter":
      return delimiterWord(value);
    case "quote":
      return quoteWord(value);
    case "encoding":
      return value.toUpperCase();
    case "dates":
      return value === "" ? "asked" : value;
    default:
      return value;
  }
}
