import * as z from "zod/mini";
import type { Task } from "#core/pipeline/task.ts";
import { type LayerSpec, layerSpecsSchema } from "#core/estimators/neural/layer-spec.ts";

/** What a parameter means and may be. The form, the command line, the search space and the docs are drawn from it. */
interface FieldBase<T> {
  readonly label: string;
  /** One plain sentence: what happens when it grows, or when it is on. */
  readonly help: string;
  readonly default: T;
  /** Shown only when "all settings" is open. */
  readonly advanced?: boolean;
  /** Has a say, and is shown, only while another field has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly unknown[] };
  /** Has a say, and is shown, only for these tasks. */
  readonly tasks?: readonly Task[];
}
export interface NumberField extends FieldBase<number> {
  readonly type: "number" | "integer";
  readonly min: number;
  readonly max: number;
  /** The slider and a search move in equal ratios, not equal steps. */
  readonly log?: boolean;
  readonly unit?: string;
}
export interface ChoiceField<C extends string> extends FieldBase<C> {
  readonly type: "choice";
  readonly choices: readonly { readonly value: C; readonly label: string; readonly help?: string }[];
}
export interface SwitchField extends FieldBase<boolean> {
  readonly type: "switch";
}
/** A short list of whole numbers, as the widths of hidden layers. */
export interface IntegersField extends FieldBase<readonly number[]> {
  readonly type: "integers";
  readonly min: number;
  readonly max: number;
  readonly maxLength: number;
}
/** A whole number, or none: no bound, or what the family chooses by itself. */
export interface OptionalIntegerField extends FieldBase<number | null> {
  readonly type: "optional-integer";
  /** What no number means, "by table size"; absent where it means no bound, and a number is the most. */
  readonly none?: string;
  /** The number to begin with when one is asked for and the default is none. */
  readonly first?: number;
  readonly min: number;
  readonly max: number;
  readonly unit?: string;
}
/** Some columns of the table, by name; null is every one that the step can take. */
export interface ColumnsField extends FieldBase<readonly string[] | null> {
  readonly type: "columns";
  /** What null is, where it is not "every column that it can take". */
  readonly every?: string;
  /** What is said when the list is empty, where the step then does something. */
  readonly none?: string;
}
/** The layers of a net, one by one; null leaves them to simpler settings. */
export interface LayersField extends FieldBase<readonly LayerSpec[] | null> {
  readonly type: "layers";
}
/** Which way answers may go as a column grows, by name; columns that are not named are free. */
export interface ColumnDirectionsField extends FieldBase<readonly ColumnDirection[]> {
  readonly type: "column-directions";
}
export interface ColumnDirection {
  readonly column: string;
  readonly direction: "up" | "down";
}
/** Groups of columns, by name. */
export interface ColumnGroupsField extends FieldBase<readonly (readonly string[])[]> {
  readonly type: "column-groups";
}
export type Field =
  | NumberField
  | ChoiceField<string>
  | SwitchField
  | IntegersField
  | OptionalIntegerField
  | ColumnsField
  | LayersField
  | ColumnDirectionsField
  | ColumnGroupsField;
export type Fields = Readonly<Record<string, Field>>;

type Value<F> =
  F extends ChoiceField<infer C>
    ? C
    : F extends NumberField
      ? number
      : F extends SwitchField
        ? boolean
        : F extends IntegersField
          ? readonly number[]
          : F extends OptionalIntegerField
            ? number | null
            : F extends ColumnsField
              ? readonly string[] | null
              : F extends LayersField
                ? readonly LayerSpec[] | null
                : F extends ColumnDirectionsField
                  ? readonly ColumnDirection[]
                  : F extends ColumnGroupsField
                    ? readonly (readonly string[])[]
                    : never;
export type ParamsOf<F extends Fields> = { readonly [K in keyof F]: Value<F[K]> };

/** A set of parameters: the fields for people, and `parse` for the edge (fills defaults, refuses unknown names). */
export interface ParamsSchema<P> {
  readonly fields: Fields;
  readonly defaults: P;
  /** @throws z.core.$ZodError naming the bad field */
  parse(input: unknown): P;
}

export function defineParams<const F extends Fields>(fields: F): ParamsSchema<ParamsOf<F>> {
  const shape: Record<string, z.ZodMiniType> = {};
  for (const [name, field] of Object.entries(fields))
    shape[name] = z._default(fieldSchema(field), field.default);
  const schema = z.strictObject(shape);
  const parse = (input: unknown) => schema.parse(input) as ParamsOf<F>;
  return { fields, parse, defaults: parse({}) };
}

const columnName = z.string().check(z.maxLength(10_000));
const MOST_COLUMNS = 100_000;

function fieldSchema(field: Field): z.ZodMiniType {
  switch (field.type) {
    case "number":
      return z.number().check(z.gte(field.min), z.lte(field.max));
    case "integer":
      return z.int().check(z.gte(field.min), z.lte(field.max));
    case "switch":
      return z.boolean();
    case "choice":
      return z.enum(field.choices.map(({ value }) => value) as [string, ...string[]]);
    case "optional-integer":
      return z.nullable(z.int().check(z.gte(field.min), z.lte(field.max)));
    case "columns":
      return z.nullable(z.array(z.string()).check(z.maxLength(10_000)));
    case "layers":
      return layerSpecsSchema;
    case "column-directions":
      return z
        .array(z.strictObject({ column: columnName, direction: z.enum(["up", "down"]) }))
        .check(z.maxLength(MOST_COLUMNS));
    case "column-groups":
      return z.array(z.array(columnName).check(z.maxLength(MOST_COLUMNS))).check(z.maxLength(1000));
    case "integers":
      return z.array(z.int().check(z.gte(field.min), z.lte(field.max))).check(z.maxLength(field.maxLength));
  }
}
