import type { LucideIcon } from "lucide-react";

export interface AppCommand {
  readonly id: string;
  readonly group: "Go to" | "Project" | "Train" | "View" | "Columns";
  readonly title: string;
  readonly icon: LucideIcon;
  /** "mod+k", "g 1" (one key after the other), "?". The first is the one shown. */
  readonly keys?: readonly string[];
  /** Why it does nothing now, as a sentence without its full stop: "No table is open". Null or absent: it works. */
  readonly off?: string | null;
  readonly run: () => void;
}
