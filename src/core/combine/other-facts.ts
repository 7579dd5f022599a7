import { type KeyProposal, proposeKeys } from "#core/combine/propose-keys.ts";
import type { ColumnKind, Table } from "#core/frame/column.ts";
import { ordersOf } from "#core/frame/date-orders.ts";
import type { DateOrder, ReadResult } from "#core/frame/reading.ts";
import { tableKey } from "#core/frame/table-key.ts";

/** A second table that was read, before anything is done with it. */
export interface OtherFacts {
  /** Stands for its rows: the SHA-256 of its columns as bytes (`encodeTable`). */
  readonly key: string;
  readonly fileName: string;
  readonly nRows: number;
  readonly columns: readonly { readonly name: string; readonly kind: ColumnKind }[];
  /** What was not as expected while it was read, in sentences. */
  readonly remarks: readonly string[];
  /** Columns of dates that can be read in several ways: the person says which. */
  readonly unsureDates: readonly string[];
  /** The orders that all of them allow. */
  readonly dateOrders: readonly DateOrder[];
  readonly proposal: KeyProposal;
}

/** @param open the table that the other one is to be put together with */
export function otherFacts(open: Table, { table, reading }: ReadResult): OtherFacts {
  const unsure = reading.guesses.filter(({ ask, about }) => ask && about === "dates");
  return {
    key: tableKey(table),
    fileName: reading.fileName,
    nRows: table.nRows,
    columns: table.columns.map(({ name, kind }) => ({ name, kind })),
    remarks: reading.warnings.map(({ message }) => message),
    unsureDates: unsure.flatMap(({ column }) => (column === null ? [] : [column])),
    dateOrders: ordersOf(unsure),
    proposal: proposeKeys(open, table),
  };
}
