/** The least that makes typed columns of records of strings: Number() and a Map of labels, by the first record's kinds. */
export function typedColumns() {
  let columns = null;
  let rows = 0;
  return {
    /** A record below the header. */
    take(cells) {
      columns ??= cells.map((cell) => ({
        isNumber: cell !== "" && !Number.isNaN(Number(cell)),
        values: new Float64Array(1024),
        labels: new Map(),
      }));
      for (let c = 0; c < columns.length; c++) {
        const column = columns[c];
        if (rows === column.values.length) {
          const grown = new Float64Array(rows * 2);
          grown.set(column.values);
          column.values = grown;
        }
        const cell = cells[c];
        if (column.isNumber) column.values[rows] = cell === "" ? Number.NaN : Number(cell);
        else {
          let code = column.labels.get(cell);
          if (code === undefined) {
            code = column.labels.size;
            column.labels.set(cell, code);
          }
          column.values[rows] = code;
        }
      }
      rows++;
    },
    finish: () => ({ rows, columns: columns.length }),
  };
}
