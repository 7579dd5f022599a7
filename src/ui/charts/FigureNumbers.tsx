import { createContext, type ReactNode, useContext, useLayoutEffect, useRef, useState } from "react";

/** Numbers by figure id. A number, once given, stays with its id as long as the provider lives. */
interface Numbering {
  numberOf(id: string): number;
}
const FigureNumbersContext = createContext<Numbering | null>(null);

/** Around the screens of one project: figures are numbered in the order in which they first appear. */
export function FigureNumbers({ children }: { readonly children: ReactNode }) {
  const given = useRef(new Map<string, number>());
  const [numbering] = useState<Numbering>(() => ({
    numberOf(id) {
      const known = given.current.get(id);
      if (known !== undefined) return known;
      const next = given.current.size + 1;
      given.current.set(id, next);
      return next;
    },
  }));
  return <FigureNumbersContext value={numbering}>{children}</FigureNumbersContext>;
}

/** null until the figure is on the page (layout effects run in the order of appearance), or without a provider. */
export function useFigureNumber(id: string): number | null {
  const numbering = useContext(FigureNumbersContext);
  const [number, setNumber] = useState<number | null>(null);
  useLayoutEffect(() => setNumber(numbering?.numberOf(id) ?? null), [numbering, id]);
  return number;
}
