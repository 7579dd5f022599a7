import { Frontier } from "#core/estimators/decision-tree/frontier.ts";

/** Gives the items of the least depth first, and of these that of the largest gain. */
export class LevelFrontier<T extends { readonly gain: number; readonly depth: number }> {
  readonly #levels: Frontier<T>[] = [];

  push(item: T): void {
    (this.#levels[item.depth] ??= new Frontier<T>()).push(item);
  }

  pop(): T | undefined {
    return this.#levels.find((level) => level !== undefined && level.size > 0)?.pop();
  }
}
