import { parseDate } from "#core/ingest/dates.ts";
import type { DateOrder } from "#core/frame/reading.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { listed, quoted } from "#core/table-edits/words.ts";
import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { formatDay } from "#ui/format/dates.ts";

/** What only a person knows: whether 01/02/2024 is in January or in February. Models wait for the answer. */
export default function DateQuestion() {
  const data = useStudio((state) => state.data);
  const { reread } = useStudio.getState();
  if (data.status !== "ready") return null;
  const { reading, columns } = data.dataset;
  const asked = reading.guesses.filter(({ ask, about }) => ask && about === "dates");
  const names = asked.flatMap(({ column }) => (column === null ? [] : [column]));
  if (names.length === 0) return null;
  const example = asked.find((guess) => guess.example !== undefined)?.example ?? "01/02/2024";
  const answers = orders.flatMap((order) => {
    const date = parseDate(example, order);
    return date === null ? [] : [{ order, words: formatDay(date.epochMs) }];
  });
  const fixed = () => fixedBefore(new Set(names));
  const answer = (order: DateOrder) => {
    const dateOrders = [...fixed().dateOrders, ...names.map((name) => [name, order] as const)];
    void reread({ dateOrders });
  };
  const keepWords = () => {
    const kindOf = new Map(columns.map(({ name, kind }) => [name, kind]));
    const isWords = (name: string) => kindOf.get(name) === "text";
    const kinds = names.map((name) => [name, isWords(name) ? "text" : "categorical"] as const);
    void reread({ kinds: [...fixed().kinds, ...kinds] });
  };
  return (
    <div className="problems">
      <Alert
        tone="warn"
        isBoxed
        isLive
        title={`Which day is “${example}”?`}
        acts={
          <>
            {answers.map(({ order, words }) => (
              <Button key={order} size="small" onPress={() => answer(order)}>
                {words}
              </Button>
            ))}
            <Button size="small" variant="quiet" onPress={keepWords}>
              No date: keep it as words
            </Button>
          </>
        }
      >
        The dates of {listed(names.map(quoted))} can be read with the day or the month first, and nothing in
        the file says which. Models are trained once you have said it.
      </Alert>
    </div>
  );
}

const orders: readonly DateOrder[] = ["day-first", "month-first"];

/** What was said of other columns stays said. */
function fixedBefore(names: ReadonlySet<string>) {
  const { dateOrders = [], kinds = [] } = tableOptionsOf(useStudio.getState().project.graph) ?? {};
  return {
    dateOrders: dateOrders.filter(([name]) => !names.has(name)),
    kinds: kinds.filter(([name]) => !names.has(name)),
  };
}
