import { ArrowDown, ArrowUp } from "lucide-react";
import { type BoardSort, nextSort, type SortKey } from "./sort-board.ts";

/** A column head of the board that sorts it: the best on top, pressed again the worst. */
export function SortHead({
  name,
  words,
  sort,
  onSort,
  isRight = false,
  className = "",
}: {
  readonly name: SortKey;
  readonly words: string;
  readonly sort: BoardSort;
  readonly onSort: (sort: BoardSort) => void;
  readonly isRight?: boolean;
  readonly className?: string | undefined;
}) {
  const isSorted = sort.key === name;
  const Arrow = sort.isReversed ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      className={`${isRight ? "right" : ""} ${className}`}
      {...(isSorted
        ? { "aria-sort": sort.isReversed ? ("descending" as const) : ("ascending" as const) }
        : {})}
    >
      <button type="button" className="sort-head" onClick={() => onSort(nextSort(sort, name))}>
        {words}
        {isSorted && name !== "rank" ? <Arrow className="icon small" aria-hidden /> : null}
      </button>
    </th>
  );
}
