import { useState } from "react";
import { parseDate } from "#core/ingest/dates.ts";
import { eitherOf, ordersOf } from "#core/frame/date-orders.ts";
import type { DateOrder, Guess } from "#core/frame/reading.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { listed, quoted } from "#core/table-edits/words.ts";
import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { formatDay } from "#ui/format/dates.ts";

/** What only a person knows: whether 01/02/2024 is in January or in February. Several columns are asked about at once, or each by itself. */
export function DateQuestion() {
  const data = useStudio((state) => state.data);
  const [isApart, setApart] = useState(false);
  if (data.status !== "ready") return null;
  const asked = data.dataset.reading.guesses.filter(({ ask, about }) => ask && about === "dates");
  if (asked.length === 0) return null;
  if (isApart || ordersOf(asked).length < 2)
    return asked.map((guess) => <Question key={guess.column} asked={[guess]} />);
  return <Question asked={asked} onApart={asked.length > 1 ? () => setApart(true) : undefined} />;
}

function Question({
  asked,
  onApart,
}: {
  /** Of columns that get the same answer. */
  readonly asked: readonly Guess[];
  readonly onApart?: (() => void) | undefined;
}) {
  const names = asked.flatMap(({ column }) => (column === null ? [] : [column]));
  const example = asked.find((guess) => guess.example !== undefined)?.example ?? "01/02/2024";
  const orders = ordersOf(asked);
  const answers = orders.flatMap((order) => {
    const date = parseDate(example, order);
    return date === null ? [] : [{ order, words: formatDay(date.epochMs) }];
  });
  return (
    <Alert
      tone="warn"
      isBoxed
      isLive
      title={`Which day is “${example}”?`}
      acts={
        <>
          {answers.map(({ order, words }) => (
            <Button key={order} size="small" onPress={() => answer(names, order)}>
              {words}
            </Button>
          ))}
          <Button size="small" variant="quiet" onPress={() => keepWords(names)}>
            No date: keep it as words
          </Button>
          {onApart ? (
            <Button size="small" variant="quiet" onPress={onApart}>
              Answer each column by itself
            </Button>
          ) : null}
        </>
      }
    >
      The dates of {listed(names.map(quoted))} can be read with{" "}
      {eitherOf(orders.map((order) => firstWords[order]))} first, and nothing in the file says which. Models
      are trained once you have said it.
    </Alert>
  );
}

const firstWords = { "day-first": "the day", "month-first": "the month", "year-first": "the year" } as const;

function answer(names: readonly string[], order: DateOrder): void {
  const dateOrders = [...fixedBefore(names).dateOrders, ...names.map((name) => [name, order] as const)];
  void useStudio.getState().reread({ dateOrders });
}

function keepWords(names: readonly string[]): void {
  const { data, reread } = useStudio.getState();
  if (data.status !== "ready") return;
  const kindOf = new Map(data.dataset.columns.map(({ name, kind }) => [name, kind]));
  const kinds = names.map((name) => [name, kindOf.get(name) === "text" ? "text" : "categorical"] as const);
  void reread({ kinds: [...fixedBefore(names).kinds, ...kinds] });
}

/** What was said of other columns stays said. */
function fixedBefore(names: readonly string[]) {
  const asked = new Set(names);
  const { dateOrders = [], kinds = [] } = tableOptionsOf(useStudio.getState().project.graph) ?? {};
  return {
    dateOrders: dateOrders.filter(([name]) => !asked.has(name)),
    kinds: kinds.filter(([name]) => !asked.has(name)),
  };
}
