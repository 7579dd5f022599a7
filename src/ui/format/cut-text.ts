/** At most so many characters of a text, the last of them an ellipsis where it goes on. Pairs of code units stay together. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
