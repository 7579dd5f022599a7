import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { RowOrder } from "#state/studio-state.ts";
import { orderWords } from "#ui/columns/kind-words.ts";
import { Select } from "#ui/controls/Select.tsx";

type Way = "file" | "up" | "down";

/** The table in the order of a column; another column, or the file's own order, takes its place. */
export function SortField({
  column: { name: column, kind },
  order,
  onOrder,
}: {
  readonly column: ColumnSummary;
  readonly order: RowOrder | null;
  readonly onOrder: (order: RowOrder | null) => void;
}) {
  const [up, down] = orderWords(kind);
  const isMine = order?.column === column;
  return (
    <Select<Way>
      label="Order of the table"
      value={isMine ? (order.descending ? "down" : "up") : "file"}
      options={[
        { value: "file", label: order && !isMine ? `by ${order.column}` : "as in the file" },
        { value: "up", label: up },
        { value: "down", label: down },
      ]}
      onChange={(way) => onOrder(way === "file" ? null : { column, descending: way === "down" })}
    />
  );
}
