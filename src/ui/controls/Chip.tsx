import { type LucideIcon, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";

/** A state or a count in a word; never a button, unless it can be removed. */
export function Chip({
  children,
  tone,
  icon: Icon,
  title,
  onRemove,
  removeLabel = "Clear",
}: {
  readonly children: ReactNode;
  readonly tone?: "ok" | "warn" | "bad" | "accent" | "selection" | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly title?: string | undefined;
  readonly onRemove?: (() => void) | undefined;
  readonly removeLabel?: string;
}) {
  return (
    <span className="chip" data-tone={tone} title={title}>
      {Icon === undefined ? null : <Icon className="icon" aria-hidden />}
      {children}
      {onRemove === undefined ? null : (
        <Button className="chip-remove" aria-label={removeLabel} onPress={onRemove}>
          <X className="icon" aria-hidden />
        </Button>
      )}
    </span>
  );
}
