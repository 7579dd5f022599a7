import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";

/** RFC 4180, all digits of every number, missing as an empty cell. */
export function twinToCsv({ columns, rows }: TwinTable): string {
  const line = (cells: readonly (string | number | null)[]) => cells.map(quoted).join(",");
  return [columns, ...rows].map(line).join("\r\n").concat("\r\n");
}

function quoted(cell: string | number | null): string {
  const text = cell === null ? "" : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
