import type { ColumnMetaData, PageHeader } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";

/**
 * Looks at the headers of a column chunk's pages before they are decoded: a damaged one that speaks of two thousand million values
 * would keep the reader busy for minutes, and then take all memory.
 * @param bytes the chunk, from its first page
 * @param nRows of its row group; a column without lists has as many values
 * @throws Error saying what is wrong
 */
export function checkPages(bytes: ArrayBuffer, chunk: ColumnMetaData, nRows: number): void {
  const { total_uncompressed_size: unpacked, num_values: values, path_in_schema: path } = chunk;
  if (path.length === 1 && Number(values) > nRows) throw new Error("it has more values than rows");
  const reader = { view: new DataView(bytes), offset: 0 };
  let left = Number(values);
  while (left > 0 && reader.offset < bytes.byteLength - 1) {
    const header = parquetHeader(reader);
    const { compressed_page_size: packed, uncompressed_page_size: size } = header;
    if (!within(packed, bytes.byteLength - reader.offset) || !within(size, Number(unpacked)))
      throw new Error("a page is larger than its column");
    const {
      data_page_header: plain,
      data_page_header_v2: second,
      dictionary_page_header: dictionary,
    } = header;
    const said = plain?.num_values ?? second?.num_values ?? 0;
    const isSane =
      within(said, left) &&
      within(dictionary?.num_values ?? 0, size) &&
      (plain === undefined || plain.encoding !== undefined) &&
      (second === undefined || isSaneSecond(second, packed));
    if (!isSane) throw new Error("a page says that it holds what it cannot");
    left -= said;
    reader.offset += packed;
  }
}

function isSaneSecond(page: NonNullable<PageHeader["data_page_header_v2"]>, packed: number): boolean {
  const levels = page.definition_levels_byte_length + page.repetition_levels_byte_length;
  return (
    page.encoding !== undefined &&
    within(page.num_nulls, page.num_values) &&
    within(page.num_rows, page.num_values) &&
    within(page.definition_levels_byte_length, packed) &&
    within(levels, packed)
  );
}

/** False also of what is not there. */
const within = (value: number | undefined, most: number): boolean =>
  value !== undefined && value >= 0 && value <= most;
