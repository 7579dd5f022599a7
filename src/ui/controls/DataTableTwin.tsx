export type TwinCell = string | number | null;
export interface TwinTable {
  readonly columns: readonly string[];
  /** Numbers are shown as they are and aligned right; null is "missing". */
  readonly rows: readonly (readonly TwinCell[])[];
}

/** The numbers of a figure as a plain table. */
export function DataTableTwin({ table, caption }: { readonly table: TwinTable; readonly caption: string }) {
  const isRight = table.columns.map((_, column) => typeof table.rows[0]?.[column] === "number");
  return (
    // The region scrolls, so the keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="twin" aria-label={caption} tabIndex={0}>
      <table className="plain-table">
        <caption className="spoken">{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((name, column) => (
              <th key={`${column} ${name}`} scope="col" className={isRight[column] ? "right" : ""}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            <tr key={`row ${row}`}>
              {cells.map((cell, column) => (
                <td
                  key={`cell ${column}`}
                  className={typeof cell === "number" ? "right num" : isRight[column] ? "right" : ""}
                >
                  {cell === null ? <span className="text-madder">missing</span> : shown(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function shown(cell: string | number): string {
  if (typeof cell === "string") return cell;
  const text = Number.isInteger(cell) ? cell.toLocaleString("en-GB") : String(Number(cell.toPrecision(6)));
  return text.replace("-", "\u2212");
}
