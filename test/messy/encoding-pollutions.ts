import type { Random } from "#core/shared/random.ts";
import { type CleanColumn, pick, rewrite } from "#test/messy/clean-table.ts";
import { encodeLegacy, encodeWide } from "#test/messy/legacy-encoder.ts";
import {
  inDialect,
  linesOf,
  type MessyFile,
  plainTruth,
  type Pollution,
  utf8,
} from "#test/messy/messy-file.ts";
import { usual, writeLines } from "#test/messy/write-dialect.ts";

/** Ordinary words of the languages that an encoding is for. */
const vocabularies = {
  western:
    "café Zürich Málaga São Paulo Köln Gänse Øresund naïve garçon Übung größer señor àvui crème brûlée Ärger être déjà où",
  typographic: "“quoted” it’s café – crème… 5 € Zürich déjà vu l’été",
  central: "Łódź Kraków Żółw Příbram Žižkov Ústí Győr Pécs Székesfehérvár český ščuka źródło śnieg",
  cyrillic:
    "Москва Санкт Петербург Новосибирск яблоко станция погода река город человек время дорога улица большой хорошо",
  greek: "Αθήνα Θεσσαλονίκη Πάτρα Ηράκλειο θάλασσα ουρανός καλημέρα δρόμος άνθρωπος νερό",
  japanese: "東京都 大阪市 京都 さくら ひらがな カタカナ 北海道 横浜市 データ 気温 天気 駅前",
  chinese: "北京市 上海 广州 深圳 天气 温度 中国 数据 城市 人口 地区 名称 日期 成都 武汉",
  taiwanese: "臺北市 高雄 台中 溫度 天氣 資料 城市 人口 地區 名稱 日期 新竹 國家 學校",
  korean: "서울 부산 대구 인천 날씨 온도 도시 인구 지역 이름 날짜 대한민국 학교 데이터",
  emoji: "naïve 😀 déjà 東京 Москва Ελλάδα ✓ 👩‍💻",
} as const;

function spoken(
  table: readonly CleanColumn[],
  vocabulary: keyof typeof vocabularies,
  random: Random,
): CleanColumn[] {
  const words = vocabularies[vocabulary].split(" ");
  const text = () => `${pick(words, random)} ${pick(words, random)}`;
  const said = rewrite(table, "word", () => {
    const cell = text();
    return { text: cell, truth: cell };
  });
  return rewrite(said, "name", () => {
    const cell = text();
    return { text: cell, truth: cell };
  }).map((column) => (column.kind === "word" ? { ...column, name: `${column.name} ${words[0]}` } : column));
}

const encoded = (
  name: string,
  weight: number,
  vocabulary: keyof typeof vocabularies,
  encode: (text: string) => Uint8Array<ArrayBuffer>,
): Pollution => ({
  name,
  weight,
  make(table, random): MessyFile {
    const said = spoken(table, vocabulary, random);
    return { bytes: encode(writeLines(linesOf(said), usual)), truth: plainTruth(said) };
  },
});

const legacy = (encoding: string, vocabulary: keyof typeof vocabularies, weight: number) =>
  encoded(`${encoding}, ${vocabulary}`, weight, vocabulary, (text) => encodeLegacy(text, encoding));

export const encodingPollutions: readonly Pollution[] = [
  encoded("utf-8", 60, "emoji", utf8),
  encoded("utf-8 with a mark", 60, "western", (text) => utf8(`\ufeff${text}`)),
  encoded("utf-16le with a mark", 10, "cyrillic", (text) => encodeWide(`\ufeff${text}`, 2, true)),
  encoded("utf-16be with a mark", 3, "western", (text) => encodeWide(`\ufeff${text}`, 2, false)),
  encoded("utf-16le", 3, "japanese", (text) => encodeWide(text, 2, true)),
  encoded("utf-16be", 2, "greek", (text) => encodeWide(text, 2, false)),
  encoded("utf-32le with a mark", 1, "western", (text) => encodeWide(`\ufeff${text}`, 4, true)),
  encoded("utf-32be", 1, "western", (text) => encodeWide(text, 4, false)),
  // iso-8859-1 as far as these words go: the two differ in 0x80 to 0x9F only, which are not among them.
  legacy("iso-8859-15", "western", 60),
  encoded("windows-1252, typographic", 40, "typographic", encodeWindows1252),
  legacy("windows-1250", "central", 10),
  legacy("iso-8859-2", "central", 6),
  legacy("windows-1251", "cyrillic", 10),
  legacy("koi8-r", "cyrillic", 3),
  legacy("iso-8859-5", "cyrillic", 1),
  legacy("ibm866", "cyrillic", 1),
  legacy("windows-1253", "greek", 3),
  legacy("shift_jis", "japanese", 6),
  legacy("euc-jp", "japanese", 3),
  legacy("gbk", "chinese", 6),
  legacy("big5", "taiwanese", 4),
  legacy("euc-kr", "korean", 4),
  {
    name: "bytes that are not utf-8",
    weight: 5,
    make(table) {
      const { bytes, truth } = inDialect(
        rewrite(table, "word", (_, row) =>
          row < 4 ? { text: "Ga\u00ffte", truth: "Ga\ufffdte" } : { text: "Köln", truth: "Köln" },
        ),
        {},
      );
      // The two bytes of ÿ become one that no UTF-8 has.
      const broken: number[] = [];
      for (let i = 0; i < bytes.length; i++) {
        if (bytes[i] === 0xc3 && bytes[i + 1] === 0xbf) {
          broken.push(0xff);
          i++;
        } else broken.push(bytes[i]!);
      }
      return { bytes: Uint8Array.from(broken), truth: { ...truth, warned: "invalid-bytes" } };
    },
  },
];

/** Node's own decoder of this one is wrong about 0x80 to 0x9F. */
function encodeWindows1252(text: string): Uint8Array<ArrayBuffer> {
  const high = new Map([
    ["€", 0x80],
    ["…", 0x85],
    ["’", 0x92],
    ["“", 0x93],
    ["”", 0x94],
    ["–", 0x96],
  ]);
  return Uint8Array.from([...text].map((character) => high.get(character) ?? character.charCodeAt(0)));
}
