import { LatheError } from "#core/shared/problems.ts";

const signatures: readonly { readonly bytes: string; readonly what: string; readonly advice: string }[] = [
  {
    bytes: "PK\x03\x04",
    what: "an Excel workbook or a zip archive",
    advice: "Nothing was imported. Save the sheet as CSV, or unpack the archive, and pick that file.",
  },
  {
    bytes: "\xd0\xcf\x11\xe0",
    what: "an old Excel workbook (.xls)",
    advice: "Nothing was imported. Save the sheet as CSV and pick that file.",
  },
  {
    bytes: "\x1f\x8b",
    what: "gzip-compressed",
    advice: "Nothing was imported. Unpack it (gunzip) and pick the file inside.",
  },
  {
    bytes: "PAR1",
    what: "a Parquet file",
    advice: "Nothing was imported. Write the table as CSV and pick that file.",
  },
  {
    bytes: "SQLite format 3",
    what: "an SQLite database",
    advice: "Nothing was imported. Write one of its tables as CSV and pick that file.",
  },
  {
    bytes: "ARROW1",
    what: "an Arrow file",
    advice: "Nothing was imported. Write the table as CSV and pick that file.",
  },
  {
    bytes: "FEA1",
    what: "a Feather file of version 1",
    advice: "Nothing was imported. Write the table as Feather version 2, Parquet or CSV, and pick that file.",
  },
  {
    bytes: "BZh",
    what: "bzip2-compressed",
    advice: "Nothing was imported. Unpack it and pick the file inside.",
  },
  {
    bytes: "\xfd7zXZ",
    what: "xz-compressed",
    advice: "Nothing was imported. Unpack it and pick the file inside.",
  },
  {
    bytes: "\x28\xb5\x2f\xfd",
    what: "zstd-compressed",
    advice: "Nothing was imported. Unpack it and pick the file inside.",
  },
  { bytes: "\x89PNG", what: "a PNG image", advice: "Nothing was imported. Pick a file of rows and columns." },
  {
    bytes: "\xff\xd8\xff",
    what: "a JPEG image",
    advice: "Nothing was imported. Pick a file of rows and columns.",
  },
  { bytes: "GIF8", what: "a GIF image", advice: "Nothing was imported. Pick a file of rows and columns." },
  {
    bytes: "%PDF-",
    what: "a PDF document",
    advice: "Nothing was imported. Copy the table into a spreadsheet and save it as CSV.",
  },
];

const tarAt = 257;

/** @throws LatheError "file-not-a-table" when the first bytes are those of another kind of file, whatever its name */
export function refuseForeignBytes(file: string, head: Uint8Array): void {
  for (const { bytes, what, advice } of signatures) {
    if (head.length < bytes.length) continue;
    if (bytes === "BZh" && !(head[3]! >= 0x31 && head[3]! <= 0x39 && head[4] === 0x31)) continue;
    let same = true;
    for (let i = 0; i < bytes.length; i++) same &&= head[i] === bytes.charCodeAt(i);
    if (same) throw new LatheError("file-not-a-table", { file, what, advice });
  }
  if ("ustar".split("").every((letter, i) => head[tarAt + i] === letter.charCodeAt(0))) {
    throw new LatheError("file-not-a-table", {
      file,
      what: "a tar archive",
      advice: "Nothing was imported. Unpack it, or pack its files as zip, and pick that.",
    });
  }
}

/**
 * For bytes that are not UTF-16.
 * @throws LatheError "file-not-a-table" when more than a tenth of them are control characters that text has no use for
 */
export function refuseBinary(file: string, head: Uint8Array): void {
  let controls = 0;
  // By index: an iterator costs more than the test until the engine has optimised it, and this runs once a file.
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1e && byte !== 0x1f)) controls++;
  }
  if (controls * 10 <= head.length) return;
  throw new LatheError("file-not-a-table", {
    file,
    what: "binary data",
    advice: "Nothing was imported. Save the table as CSV and pick that file.",
  });
}

/** @throws LatheError "file-not-a-table" when the text is a web page or XML */
export function refuseForeignText(file: string, head: string): void {
  const start = head.slice(0, 4096).trimStart();
  if (/^<(!doctype html|html|head|body)[\s>]/i.test(start)) {
    throw new LatheError("file-not-a-table", {
      file,
      what: "a web page",
      advice:
        "Nothing was imported. It is often an error page saved in place of the file: download the file again.",
    });
  }
  if (/^<\?xml[\s?]/i.test(start)) {
    throw new LatheError("file-not-a-table", {
      file,
      what: "an XML document",
      advice: "Nothing was imported. Save the table as CSV and pick that file.",
    });
  }
}
