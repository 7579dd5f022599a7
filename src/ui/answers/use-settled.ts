import { useEffect, useState } from "react";

/** A value once it has stayed the same for so long, ms; before that, the one it was. For what is too dear to do at each key. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
