import type { FileMetaData } from "hyparquet";
import type { ForecastColumn } from "#core/ingest/forecast-table.ts";
import { repairHeader } from "#core/ingest/header.ts";
import { inParquet, parquetShapes } from "#core/ingest/parquet/read-parquet.ts";
import { forecastTyped } from "#core/ingest/typed-forecast.ts";
import type { ByteSource } from "#core/frame/reading.ts";

/**
 * Rows, kinds and memory of a Parquet file's table, from its footer alone: rows and kinds are exact, words are taken to be as large as
 * the file says that they are unpacked.
 * @returns bytes of each column once it is read
 * @throws LatheError "file-damaged"
 */
export function forecastParquet(source: ByteSource): Promise<{
  readonly nRows: number;
  readonly columns: readonly ForecastColumn[];
}> {
  return inParquet(source, (_, stored) => {
    const { metadata, shapes } = parquetShapes(source, stored);
    const { names } = repairHeader(shapes.map(({ name }) => name));
    const nRows = Number(metadata.num_rows);
    const columns = shapes.map(({ name, kind }, c) =>
      forecastTyped(names[c]!, kind, nRows, unpackedBytes(metadata, name)),
    );
    return { nRows, columns };
  });
}

function unpackedBytes({ row_groups: groups }: FileMetaData, name: string): number {
  let bytes = 0;
  for (const { columns } of groups)
    for (const { meta_data: meta } of columns)
      if (meta?.path_in_schema[0] === name) bytes += Number(meta.total_uncompressed_size);
  return bytes;
}
