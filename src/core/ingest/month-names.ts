/** January first. English, German, French, Spanish, Italian, Portuguese, Dutch; a name may be cut to three letters. */
const languages = [
  "january february march april may june july august september october november december",
  "januar februar märz april mai juni juli august september oktober november dezember",
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  "januari februari maart april mei juni juli augustus september oktober november december",
];

const monthOf = new Map<string, number>([
  ["jänner", 1],
  ["sept", 9],
  ["juil", 7],
  ["juin", 6],
]);
for (const names of languages) {
  for (const [i, name] of names.split(" ").entries()) {
    monthOf.set(name, i + 1);
    // "jui" is June or July.
    const short = name.slice(0, 3);
    if (short !== "jui" && !monthOf.has(short)) monthOf.set(short, i + 1);
  }
}

/** 1 to 12; null when it is no month's name. */
export function monthNamed(name: string): number | null {
  return monthOf.get(name.toLowerCase().replace(/\.$/, "")) ?? null;
}
