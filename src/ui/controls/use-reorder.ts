import { useDragAndDrop } from "react-aria-components";
import { moveEntry } from "./move-entry.ts";

/** Drag and drop, by pointer, touch and keys, for a list whose entries have their place as their key. */
export function useReorder<T>(
  list: readonly T[],
  titleOf: (entry: T | undefined) => string,
  onList: (list: readonly T[]) => void,
) {
  return useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": titleOf(list[Number(key)]) })),
    onReorder({ keys, target }) {
      const from = Number([...keys][0]);
      onList(moveEntry(list, from, Number(target.key) + (target.dropPosition === "after" ? 1 : 0)));
    },
  }).dragAndDropHooks;
}
