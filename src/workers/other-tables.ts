import { appendPreview, joinPreview } from "#core/combine/combined-preview.ts";
import { otherFacts } from "#core/combine/other-facts.ts";
import type { Table } from "#core/frame/column.ts";
import { decodeTable, encodeTable } from "#core/frame/table-file.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { joinBytes } from "#core/shared/join-bytes.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { OtherTables } from "#core/table-edits/table-edit.ts";
import { blobSource } from "#workers/blob-source.ts";
import type { OtherOperations, OtherRows } from "#workers/other-operations.ts";
import { type Handlers, move } from "#workers/rpc.ts";

/**
 * Second tables in the data worker: those that the edits name, and the one that is looked at before it is named.
 * @param open the table they are put together with
 */
export function otherTableHandlers(open: () => Table): {
  /** Tables by key; those not given any more are forgotten. */
  take(others: readonly OtherRows[]): Promise<OtherTables>;
  readonly handlers: Handlers<OtherOperations>;
} {
  let named = new Map<string, Table>();
  let looked: { readonly key: string; readonly name: string; readonly table: Table } | null = null;

  function lookedAt(key: string): NonNullable<typeof looked> {
    if (looked?.key === key) return looked;
    throw new LatheError("other-table-gone", { file: looked?.name ?? "the other table" }); // the worker was lost meanwhile
  }

  return {
    async take(others) {
      const taken = new Map<string, Table>();
      for (const { key, rows } of others) {
        const known = named.get(key) ?? (looked?.key === key ? looked.table : null);
        taken.set(key, known ?? decodeTable(new Uint8Array(await rows.arrayBuffer())));
      }
      named = taken;
      return taken;
    },
    handlers: {
      async openOther({ file, name, options }, { checkpoint }) {
        const left = open();
        const result = await openTable(blobSource(file, name), options, checkpoint);
        const facts = otherFacts(left, result);
        looked = { key: facts.key, name, table: result.table };
        return facts;
      },
      tryJoin: async ({ key, options, rows }) => joinPreview(open(), lookedAt(key).table, options, rows),
      tryAppend: async ({ key, columns, rows }, { checkpoint }) =>
        appendPreview(open(), lookedAt(key), columns, rows, () => checkpoint(null)),
      async encodeOther({ key }) {
        const bytes = joinBytes(encodeTable(lookedAt(key).table));
        return move(bytes, bytes.buffer);
      },
    },
  };
}
