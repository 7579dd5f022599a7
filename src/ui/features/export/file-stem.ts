/** A name that every file system takes: letters, digits, dots and dashes; never empty. */
export function fileStem(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}.]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .toLowerCase();
  return plain === "" ? "lathe" : plain.slice(0, 80);
}
