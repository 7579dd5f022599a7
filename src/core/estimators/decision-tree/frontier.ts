/**
 * A binary heap that gives the item of the largest gain. Which of several equal ones comes first is part of its
 * contract: it is what C++'s std::push_heap and std::pop_heap do in GNU's library, on which scikit-learn's trees rest.
 */
export class Frontier<T extends { readonly gain: number }> {
  readonly #items: T[] = [];

  get size(): number {
    return this.#items.length;
  }

  push(item: T): void {
    this.#items.push(item);
    this.#rise(this.#items.length - 1, item);
  }

  pop(): T | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return first;
    // The hole sinks to the bottom by the larger child, the right one of equals; the last item rises from there.
    let hole = 0;
    for (let right = 2; right <= items.length; right = 2 * hole + 2) {
      const child = right === items.length || items[right]!.gain < items[right - 1]!.gain ? right - 1 : right;
      items[hole] = items[child]!;
      hole = child;
    }
    this.#rise(hole, last);
    return first;
  }

  #rise(from: number, item: T): void {
    const items = this.#items;
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!(items[parent]!.gain < item.gain)) break;
      items[hole] = items[parent]!;
      hole = parent;
    }
    items[hole] = item;
  }
}
