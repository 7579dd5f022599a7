import { Calendar, CaseSensitive, Hash, type LucideIcon, Target, ToggleLeft, Type } from "lucide-react";
import type { ColumnKind } from "#core/frame/column.ts";

const icons: Readonly<Record<ColumnKind, LucideIcon>> = {
  numeric: Hash,
  integer: Hash,
  categorical: Type,
  boolean: ToggleLeft,
  datetime: Calendar,
  text: CaseSensitive,
};

/** The kind of a column at a glance; the word stands beside it or in the cell's own text. */
export function ColumnKindIcon({ kind, isTarget = false }: { kind: ColumnKind; isTarget?: boolean }) {
  const Icon = isTarget ? Target : icons[kind];
  return <Icon className="icon small" aria-hidden="true" />;
}
