import { useState } from "react";
import { dateOrderOf } from "#core/frame/date-orders.ts";
import type { DateOrder, GuessAbout, NumberStyle, Reading, ReadOptions } from "#core/frame/reading.ts";
import { Switch } from "#ui/controls/Switch.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { layoutChoices, separatorOf, withHeaderRows, withOption, withSeparator } from "./draft.ts";
import { GuessSelect } from "./GuessSelect.tsx";
import { commentOptions, delimiterOptions, encodingOptions, quoteOptions } from "./reading-words.ts";

const otherSign = " other";
const numberStyles: readonly { readonly value: NumberStyle; readonly label: string }[] = [
  { value: "point", label: "1234.5" },
  { value: "comma", label: "1.234,5" },
  { value: "thousands", label: "1,234.5" },
];

/** Everything that is guessed about a file, with what was found and why; each can be fixed. */
export function ReadingControls({
  reading,
  draft,
  onDraft,
}: {
  /** As it would be read with the draft. */
  readonly reading: Reading;
  readonly draft: ReadOptions;
  readonly onDraft: (draft: ReadOptions) => void;
}) {
  const { format = "text" } = reading;
  const isText = format === "text";
  const isSheet = format === "xlsx";
  const [typesSign, setTypesSign] = useState(false);
  const why = (about: GuessAbout) => reading.guesses.find((guess) => guess.about === about)?.evidence;
  const separator = separatorOf(reading);
  const isHeaderFixed = draft.headerRows !== undefined || draft.header !== undefined;
  return (
    <div className="reading-controls">
      {isText ? (
        <>
          <GuessSelect
            label="Encoding"
            found={reading.encoding.toLowerCase()}
            fixed={draft.encoding?.toLowerCase()}
            options={encodingOptions(reading.encoding.toLowerCase())}
            onFix={(encoding) => onDraft(withOption(draft, "encoding", encoding))}
            help={why("encoding")}
          />
          <div>
            <GuessSelect
              label="Separator"
              found={separator}
              fixed={draft.delimiter ?? (draft.layout === undefined ? undefined : separator)}
              options={[
                ...delimiterOptions(reading.delimiter),
                ...layoutChoices,
                { value: otherSign, label: "another sign…" },
              ]}
              onFix={(choice) => {
                setTypesSign(choice === otherSign);
                if (choice !== otherSign) onDraft(withSeparator(draft, choice));
              }}
              help={why("delimiter")}
            />
            {typesSign ? (
              <TextField
                label="The sign"
                isStacked
                isMeasured
                takesFocus
                value={draft.delimiter ?? ""}
                onChange={(sign) => onDraft(withSeparator(draft, sign === "" ? undefined : sign))}
                help="One character, or up to four of them."
              />
            ) : null}
          </div>
          <GuessSelect
            label="Quotes"
            found={reading.quote}
            fixed={draft.quote}
            options={quoteOptions(reading.quote)}
            onFix={(quote) => onDraft(withOption(draft, "quote", quote))}
            help={why("quote")}
          />
        </>
      ) : null}
      {isText || isSheet ? (
        <GuessSelect
          label="Rows of names"
          found={`${reading.headerRows}`}
          fixed={isHeaderFixed ? `${reading.headerRows}` : undefined}
          options={(isSheet ? [0, 1] : [0, 1, 2, 3]).map((rows) => ({
            value: `${rows}`,
            label: namesWords[rows]!,
          }))}
          onFix={(rows) =>
            onDraft(withHeaderRows(draft, rows === undefined ? undefined : Number(rows), isSheet))
          }
          help={why("header")}
        />
      ) : null}
      {isText ? (
        <>
          <LinesAbove reading={reading} draft={draft} onDraft={onDraft} />
          <GuessSelect
            label="Remarks begin with"
            found={reading.comment}
            fixed={draft.comment}
            options={commentOptions(reading.comment)}
            onFix={(comment) => onDraft(withOption(draft, "comment", comment))}
            help={why("comment")}
          />
        </>
      ) : null}
      <GuessSelect
        label="Numbers are written"
        found={null}
        fixed={draft.numbers}
        placeholder="As each column shows"
        options={numberStyles}
        onFix={(numbers) => onDraft(withOption(draft, "numbers", numbers as NumberStyle | undefined))}
        help={why("numbers")}
      />
      <GuessSelect
        label="Dates like 03/04/05"
        found={null}
        fixed={dateOrderOf(draft) ?? undefined}
        placeholder="As they show, else asked"
        options={[
          { value: "day-first", label: "3 April 2005 (day first)" },
          { value: "month-first", label: "4 March 2005 (month first)" },
          { value: "year-first", label: "5 April 2003 (year first)" },
        ]}
        onFix={(order) =>
          onDraft(
            withOption(
              withOption(withOption(draft, "dateOrders", undefined), "dayFirst", undefined),
              "dateOrder",
              order as DateOrder | undefined,
            ),
          )
        }
        help={why("dates")}
      />
      <MissingSpellings draft={draft} onDraft={onDraft} />
      {isText ? (
        <Switch
          isSelected={draft.footer !== false}
          onChange={(isOn) => onDraft(withOption(draft, "footer", isOn ? undefined : false))}
        >
          <span className="text-small">Notes and totals below the table are left out</span>
        </Switch>
      ) : null}
    </div>
  );
}

const namesWords = ["none: the first is data", "one", "two, joined", "three, joined"];

interface Drafting {
  readonly draft: ReadOptions;
  readonly onDraft: (draft: ReadOptions) => void;
}

function LinesAbove({ reading, draft, onDraft }: Drafting & { readonly reading: Reading }) {
  const [typed, setTyped] = useState(draft.skipLines === undefined ? "" : `${draft.skipLines}`);
  const isNumber = /^\d{0,6}$/.test(typed.trim());
  return (
    <TextField
      label="Lines above the names"
      isStacked
      isMeasured
      value={typed}
      placeholder={`Auto: ${reading.skipLines}`}
      error={isNumber ? null : "A whole number of lines"}
      onChange={(text) => {
        setTyped(text);
        if (!/^\d{0,6}$/.test(text.trim())) return;
        onDraft(withOption(draft, "skipLines", text.trim() === "" ? undefined : Number(text)));
      }}
      help={
        reading.otherTable === null
          ? "Left out, as a title is."
          : `Another table begins on line ${reading.otherTable.line}: ${reading.otherTable.line - 1} leads to it.`
      }
    />
  );
}

/** Spellings that stand for "no value", in place of the usual ones. */
function MissingSpellings({ draft, onDraft }: Drafting) {
  const [typed, setTyped] = useState(draft.missingTokens?.join(", ") ?? "");
  return (
    <TextField
      label="Missing is written"
      isStacked
      isMeasured
      value={typed}
      placeholder="Auto: NA, N/A, NaN, null, ?"
      onChange={(text) => {
        setTyped(text);
        const tokens = [...new Set(text.split(",").map((token) => token.trim()))].filter(
          (token) => token !== "",
        );
        onDraft(withOption(draft, "missingTokens", tokens.length === 0 ? undefined : tokens));
      }}
      help="Separate spellings by commas. The empty cell is always missing."
    />
  );
}
