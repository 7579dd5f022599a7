/** Which columns of the table are in view, and where. A matter of looking only: nothing is computed otherwise by it. */
export interface ColumnLayout {
  /** Columns out of view. A name that no column has any more says nothing. */
  readonly hidden: readonly string[];
  /** Columns that stay at the left, in this order. */
  readonly pinned: readonly string[];
}

/** Every column in view, in the order of the table. */
export const plainLayout: ColumnLayout = { hidden: [], pinned: [] };

/** The same object where nothing changes. */
export function withHidden(
  layout: ColumnLayout,
  columns: readonly string[],
  isHidden: boolean,
): ColumnLayout {
  const hidden = withEach(layout.hidden, columns, isHidden);
  return hidden === layout.hidden ? layout : { ...layout, hidden };
}

/** The same object where nothing changes. One more is pinned behind those that are. */
export function withPinned(layout: ColumnLayout, column: string, isPinned: boolean): ColumnLayout {
  const pinned = withEach(layout.pinned, [column], isPinned);
  return pinned === layout.pinned ? layout : { ...layout, pinned };
}

/** Columns keep their place under other names. The same object where none has another. */
export function renamedLayout(layout: ColumnLayout, nameOf: (column: string) => string): ColumnLayout {
  const isSame = [...layout.hidden, ...layout.pinned].every((column) => nameOf(column) === column);
  return isSame ? layout : { hidden: layout.hidden.map(nameOf), pinned: layout.pinned.map(nameOf) };
}

/** Columns in view by their place in the table: the pinned ones, how many they are, then the others. */
export function placesInView(
  names: readonly string[],
  { hidden, pinned }: ColumnLayout,
): { readonly places: readonly number[]; readonly nPinned: number } {
  const isHidden = new Set(hidden);
  const placeOf = new Map(names.map((name, at) => [name, at]));
  const isFirst = new Set(pinned.flatMap((name) => (isHidden.has(name) ? [] : (placeOf.get(name) ?? []))));
  const rest = [...names.keys()].filter((at) => !isFirst.has(at) && !isHidden.has(names[at]!));
  return { places: [...isFirst, ...rest], nPinned: isFirst.size };
}

function withEach(names: readonly string[], changed: readonly string[], isIn: boolean): readonly string[] {
  const known = new Set(names);
  if (isIn) {
    const added = changed.filter((name) => !known.has(name));
    return added.length === 0 ? names : [...names, ...added];
  }
  const gone = new Set(changed);
  const left = names.filter((name) => !gone.has(name));
  return left.length === names.length ? names : left;
}
