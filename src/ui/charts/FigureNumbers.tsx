import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";

/** Numbers by figure id. A number, once given, stays with its id as long as the provider lives. */
class Numbering {
  readonly #given = new Map<string, number>();
  give(id: string): void {
    if (!this.#given.has(id)) this.#given.set(id, this.#given.size + 1);
  }
  numberOf(id: string): number | null {
    return this.#given.get(id) ?? null;
  }
}
const FigureNumbersContext = createContext<Numbering | null>(null);

/**
 * Around the screens of one project: figures are numbered in the order in which they first appear. Inside another
 * provider it hands on that one's numbering, so that a number means one figure everywhere.
 */
export function FigureNumbers({ children }: { readonly children: ReactNode }) {
  const outer = useContext(FigureNumbersContext);
  const [own] = useState(() => new Numbering());
  const numbering = outer ?? own;
  return <FigureNumbersContext value={numbering}>{children}</FigureNumbersContext>;
}

/** First among the figures of a page whose drawings come one by one: they are numbered as they stand, not as they come. */
export function FigureOrder({ ids }: { readonly ids: readonly string[] }) {
  const numbering = useContext(FigureNumbersContext);
  useEffect(() => {
    for (const id of ids) numbering?.give(id);
  }, [numbering, ids]);
  return null;
}

/** null until the figure is on the page (effects run in the order of appearance), or without a provider. */
export function useFigureNumber(id: string): number | null {
  const numbering = useContext(FigureNumbersContext);
  const appear = useCallback(
    (changed: () => void) => {
      numbering?.give(id);
      changed();
      return () => undefined;
    },
    [numbering, id],
  );
  return useSyncExternalStore(appear, () => numbering?.numberOf(id) ?? null);
}
