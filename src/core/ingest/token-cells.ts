import type { CellBlock } from "#core/ingest/bytes/cell-block.ts";
import type { CellRoom } from "#core/ingest/bytes/cell-room.ts";
import { IntegerStore, type SmallIntegers } from "#core/ingest/growable.ts";
import { TokenTable } from "#core/ingest/token-table.ts";
import { LONGEST_WORD, WORD_SLOT } from "#core/kernels/find-words.ts";

/** The cells of a column, each spelling once. */
export class TokenCells {
  readonly tokens = new TokenTable();
  readonly codes = new IntegerStore();
  #room: CellRoom | null = null;
  /** The first of the spellings, where a loop finds them at once; null where that does not pay. */
  #words: Int32Array | null = null;
  #nWords = 0;

  /** @returns the code, which is as great as the number of tokens was when it is new */
  push(cell: string): number {
    const code = this.tokens.codeOf(cell);
    this.codes.push(code);
    return code;
  }

  /**
   * The cells of another, who knew the first `nKnown` of its spellings from here, and the others in the order in which they
   * came to it.
   */
  append(tokens: readonly string[], nKnown: number, codes: readonly SmallIntegers[]): void {
    let isSame = true;
    const codeOf = Int32Array.from(tokens, (token, theirs) => {
      const code = theirs < nKnown ? theirs : this.tokens.codeOf(token);
      isSame &&= code === theirs;
      return code;
    });
    if (isSame) return this.codes.append(codes);
    for (const chunk of codes) {
      const ours = new Int32Array(chunk.length);
      for (let i = 0; i < chunk.length; i++) ours[i] = codeOf[chunk[i]!]!;
      this.codes.pushAll(ours, 0, ours.length);
    }
  }

  /**
   * Cells of column `c` from row `from` on.
   * @param stopAt after the first new spelling of this code or a greater one it stops
   * @returns the first row not taken
   */
  addBlock(block: CellBlock, c: number, from: number, stopAt: number): number {
    const { room } = block;
    if (room !== this.#room) {
      this.#room = room;
      this.#words = room.wordsOf(c);
      this.#nWords = 0;
    }
    const size = room.codes.length;
    for (let row = from; row < block.nRows; ) {
      const to = Math.min(block.nRows, row + size);
      const next = this.#addRows(block, c, row, to, stopAt);
      if (next !== null) return next;
      row = to;
    }
    return block.nRows;
  }

  /** Rows [from, to). @returns as `addBlock`; null: all are taken */
  #addRows(block: CellBlock, c: number, from: number, to: number, stopAt: number): number | null {
    const { bytes, starts, ends, width, room } = block;
    const { codes, loops } = room;
    const { tokens } = this;
    let notFound = 0;
    for (let row = from; row < to; row++) {
      const words = this.#words;
      if (words !== null) {
        const first = row * width + c;
        row += loops.findWords(bytes, starts, ends, first, width, to - row, words, codes, row - from);
        if (row === to) break;
        notFound++;
      }
      const i = row * width + c;
      const known = tokens.size;
      const code = tokens.codeOfBytes(bytes, starts[i]!, ends[i]!);
      codes[row - from] = code;
      if (words !== null) this.#hold(block, i, words, code);
      if (code === known && code >= stopAt) {
        this.codes.pushAll(codes, 0, row + 1 - from);
        return row + 1;
      }
    }
    this.codes.pushAll(codes, 0, to - from);
    // Where most cells are not among the first words, asking for them costs more than it saves.
    if (notFound * 2 > to - from && this.#isFull) this.#words = null;
    return null;
  }

  get #isFull(): boolean {
    return this.#words === null || this.#nWords * 2 >= this.#words.length / WORD_SLOT;
  }

  #hold({ bytes, starts, ends, room }: CellBlock, i: number, words: Int32Array, code: number): void {
    const start = starts[i]!;
    const end = ends[i]!;
    if (this.#isFull || end - start > LONGEST_WORD) return;
    room.loops.addWord(bytes, start, end, words, code);
    this.#nWords++;
  }
}
