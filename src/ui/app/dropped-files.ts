export interface Dropped {
  /** Each with its path, where it came in a folder. */
  readonly files: readonly { readonly file: File; readonly name: string }[];
  /** The folder they all came in; null where they came by themselves. */
  readonly folder: string | null;
}

/** More than this in a folder is no set of tables. */
const mostFiles = 5000;

/** Files that were dropped, those in folders by their path. Must be called while the drop is handled: after it the browser forgets. */
export async function droppedFiles(transfer: DataTransfer): Promise<Dropped> {
  const plain = [...transfer.files];
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  if (!entries.some((entry) => entry?.isDirectory)) return named(plain);
  const files: { file: File; name: string }[] = [];
  for (const entry of entries) if (entry) await gather(entry, files);
  const [only] = entries;
  return { files, folder: entries.length === 1 && only ? only.name : null };
}

export function named(files: readonly File[]): Dropped {
  return { files: files.map((file) => ({ file, name: file.name })), folder: null };
}

async function gather(entry: FileSystemEntry, files: { file: File; name: string }[]): Promise<void> {
  if (files.length >= mostFiles) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((settle, fail) => entry.file(settle, fail));
    files.push({ file, name: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A folder is handed out by the hundred.
    const some = await new Promise<FileSystemEntry[]>((settle, fail) => reader.readEntries(settle, fail));
    if (some.length === 0) return;
    for (const each of some) await gather(each, files);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
