import { decodeWindows1252 } from "#core/ingest/windows-1252.ts";

/**
 * Encodings without a mark, told apart by what their text would say: letters that the languages written in them use often,
 * and no signs, capitals or other scripts in the middle of words.
 */
interface EncodingModel {
  readonly name: string;
  /** How far it is believed when texts are equally good: how often it is met. */
  readonly prior: number;
  /** In [0, 1] for a character beyond ASCII. */
  weight(character: string): number;
}

const cyrillic = new Set("оеаинтсрвлкмдпуяыьгзОСПВНМАК");
const greek = new Set("αοιετσνηυρπκμλςίόάέήώύΑΠΚΤΣ");
const hebrew = new Set("יוהלאמרתנשבדכםחפקעגצט");
const western = new Set("éèàüöäßçñáíóúâêîôûëïåøæãõòùìÉÜÖÄÅØÇÁÓÍÑÀÈÊ°€«»£©®²³º½·");
const central = new Set("ąćęłńóśźżčďěňřšťůžýáíéúőűäöüôľŁŚŻŹČŘŠŽÁÉÍÓÖŐÜŰÚÝßăâîşţđ");
const turkish = new Set("ğşıİçöüÇÖÜŞĞâî");
const marks = new Set("’‘“”„–—…€«»°‚•\u00a0®™½");

const kana = /[\u3040-\u30ffー]/u;
const kanji = /\p{Script=Han}/u;
const hangul = /\p{Script=Hangul}/u;
const commonHan = new Set(
  "的一是不了在人有我他这中大来上个国和地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运城京州温深广重庆武汉成都店省县街國學時會東長數經資臺灣縣區號電話氣溫價電間無業產關點報發體進國對開動過現還種門馬見語書車風飛鳥魚黃黑龍" +
    "都府道駅前気温天横浜阪神戸市町村県区円年月日時分人名大小高低男女会社商品売上",
);

const isHan = (character: string): number =>
  commonHan.has(character) ? 1 : kanji.test(character) ? 0.35 : 0;

const letters = (common: ReadonlySet<string>, script: RegExp) => (character: string) =>
  common.has(character) ? 1 : script.test(character) ? 0.45 : marks.has(character) ? 0.7 : 0;

const latin = /\p{Script=Latin}/u;
const alphabets = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}]/u;
const wide = /[\u3000-\u303f\uff00-\uff60]/u;

const models: readonly EncodingModel[] = [
  { name: "windows-1252", prior: 1, weight: letters(western, latin) },
  { name: "windows-1251", prior: 0.97, weight: letters(cyrillic, /\p{Script=Cyrillic}/u) },
  { name: "windows-1250", prior: 0.96, weight: letters(central, latin) },
  { name: "iso-8859-2", prior: 0.95, weight: letters(central, latin) },
  { name: "windows-1253", prior: 0.96, weight: letters(greek, /\p{Script=Greek}/u) },
  { name: "windows-1254", prior: 0.94, weight: letters(turkish, latin) },
  { name: "windows-1255", prior: 0.93, weight: letters(hebrew, /\p{Script=Hebrew}/u) },
  { name: "koi8-r", prior: 0.95, weight: letters(cyrillic, /\p{Script=Cyrillic}/u) },
  { name: "ibm866", prior: 0.93, weight: letters(cyrillic, /\p{Script=Cyrillic}/u) },
  { name: "iso-8859-5", prior: 0.92, weight: letters(cyrillic, /\p{Script=Cyrillic}/u) },
  {
    name: "shift_jis",
    prior: 1,
    weight: (character) => (kana.test(character) ? 1 : wide.test(character) ? 0.8 : isHan(character)),
  },
  {
    name: "euc-jp",
    prior: 0.98,
    weight: (character) => (kana.test(character) ? 1 : wide.test(character) ? 0.8 : isHan(character)),
  },
  { name: "gbk", prior: 1, weight: (character) => (wide.test(character) ? 0.8 : isHan(character)) },
  { name: "big5", prior: 0.98, weight: (character) => (wide.test(character) ? 0.8 : isHan(character)) },
  {
    name: "euc-kr",
    prior: 0.98,
    weight: (character) => (hangul.test(character) ? 0.9 : isHan(character) / 4),
  },
];

export interface GuessedEncoding {
  readonly name: string;
  /** In [0, 1]: how much better its text is than the next best. */
  readonly confidence: number;
}

/** Bytes looked at: enough for any language. */
const looked = 16 * 1024;

/** @param bytes from the first one past ASCII on, or some before it */
export function guessLegacyEncoding(bytes: Uint8Array<ArrayBuffer>): GuessedEncoding {
  const head = bytes.subarray(0, looked);
  const tried: { readonly name: string; readonly text: string; readonly score: number }[] = [];
  for (const model of models) {
    const text = decodeStrictly(head, model.name);
    if (text !== null) tried.push({ name: model.name, text, score: model.prior * plausibility(text, model) });
  }
  const best = tried.reduce((a, b) => (b.score > a.score ? b : a), tried[0]!);
  const next = tried
    .filter(({ text }) => text !== best.text)
    .reduce((most, { score }) => Math.max(most, score), 0);
  const gap = best.score <= 0 ? 0 : (best.score - next) / best.score;
  return { name: best.name, confidence: Math.min(0.98, 0.5 + 2 * Math.max(0, gap)) };
}

/** null when some bytes are no character of it. A character cut by the end is left out. */
function decodeStrictly(bytes: Uint8Array<ArrayBuffer>, name: string): string | null {
  if (name === "windows-1252") return decodeWindows1252(bytes);
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** The mean weight of the characters past ASCII; less for each that does not belong where it stands. */
function plausibility(text: string, model: EncodingModel): number {
  let sum = 0;
  let count = 0;
  let before = "\n";
  const characters = [...text];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!;
    if (character > "\x7f") {
      count++;
      sum += model.weight(character) - misfit(before, character);
      // One letter of another alphabet by itself is a sign of this one, misread.
      const after = characters[i + 1] ?? "\n";
      if (alphabets.test(character) && !alphabets.test(before) && !alphabets.test(after)) sum -= 0.6;
    } else if (before > "\x7f" && isLetter(character)) sum -= isLatin(before) || !isLetter(before) ? 0 : 0.8;
    before = character;
  }
  return count === 0 ? 0 : Math.max(0, sum / count);
}

const isLetter = (character: string): boolean => /\p{L}/u.test(character);
const isLatin = (character: string): boolean => latin.test(character);

function misfit(before: string, character: string): number {
  if (character < "\xa0" || character === "\ufffd" || /[\u2500-\u259f\ue000-\uf8ff]/u.test(character))
    return 1;
  if (!isLetter(before)) return 0;
  if (!isLetter(character))
    return character === "’" || kana.test(character) || wide.test(character) ? 0 : 0.4;
  const isUpper = character !== character.toLowerCase();
  const wasLower = before !== before.toUpperCase();
  if (isUpper && wasLower) return 0.8;
  if (isLatin(before) !== isLatin(character)) return 0.8;
  // Accented letters mostly stand between plain ones; whole words of them are another script misread.
  return isLatin(character) && before > "\x7f" ? 0.5 : 0;
}
