import type { RowOrder } from "#state/studio-state.ts";
import { Select } from "#ui/controls/Select.tsx";

type Way = "file" | "up" | "down";

/** The table in the order of a column; another column, or the file's own order, takes its place. */
export function SortField({
  column,
  order,
  onOrder,
}: {
  readonly column: string;
  readonly order: RowOrder | null;
  readonly onOrder: (order: RowOrder | null) => void;
}) {
  const isMine = order?.column === column;
  return (
    <Select<Way>
      label="Order of the table"
      value={isMine ? (order.descending ? "down" : "up") : "file"}
      options={[
        { value: "file", label: order && !isMine ? `by ${order.column}` : "as in the file" },
        { value: "up", label: "smallest first" },
        { value: "down", label: "largest first" },
      ]}
      onChange={(way) => onOrder(way === "file" ? null : { column, descending: way === "down" })}
    />
  );
}
