import { assertNever } from "#core/shared/assert.ts";

/** The bins of a curve that an edit is about. Numbers: those above `from` and up to `to`, null where it is open. */
export type ShapePart =
  | { readonly kind: "range"; readonly from: number | null; readonly to: number | null }
  | { readonly kind: "levels"; readonly levels: readonly string[] };

/** What a person does to one shape of a model. What is missing keeps its value, save where the whole shape goes. */
type ShapeAct =
  /** One value, the mean of its training rows, so that the answers stay where they are on average. */
  | { readonly act: "flatten"; readonly part: ShapePart }
  /** `by` in the unit of the shape. */
  | { readonly act: "shift"; readonly part: ShapePart; readonly by: number }
  /** The rising or falling curve that is nearest over the training rows. */
  | { readonly act: "monotone"; readonly part: ShapePart; readonly direction: "up" | "down" }
  /** The whole curve, as `monotone`, without the pairs that its feature is in; later fits keep to it by `monotonicCst`. */
  | { readonly act: "lock"; readonly direction: "up" | "down" }
  | { readonly act: "remove" };

/** An edit of a shape, wherever the model is: in every fold's, in the final one, in what is exported. */
export type ShapeEdit = ShapeAct & {
  /** Features of the shape, "age × fare". */
  readonly term: string;
};

/** "flatten age from 30 to 45" */
export function shapeEditWords(edit: ShapeEdit): string {
  switch (edit.act) {
    case "flatten":
      return `flatten ${edit.term}${partWords(edit.part)}`;
    case "shift":
      return `${edit.by < 0 ? "lower" : "raise"} ${edit.term}${partWords(edit.part)} by ${short(Math.abs(edit.by))}`;
    case "monotone":
      return `make ${edit.term} ${edit.direction === "up" ? "rise" : "fall"}${partWords(edit.part)}`;
    case "lock":
      return `lock ${edit.term} to ${edit.direction === "up" ? "rise" : "fall"}`;
    case "remove":
      return `remove ${edit.term}`;
    default:
      return assertNever(edit);
  }
}

function partWords(part: ShapePart): string {
  if (part.kind === "levels") return ` at ${part.levels.join(", ")}`;
  const { from, to } = part;
  if (from === null && to === null) return "";
  if (from === null) return ` up to ${short(to ?? 0)}`;
  return to === null ? ` above ${short(from)}` : ` from ${short(from)} to ${short(to)}`;
}

function short(value: number): string {
  return `${Number(value.toPrecision(4))}`.replace("-", "−");
}
