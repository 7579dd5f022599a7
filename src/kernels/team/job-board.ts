import { assert } from "#core/shared/assert.ts";

/** Parts of a job at most. */
const MOST_PARTS = 64;
/** Numbers that a loop is given at most. */
const MOST_NUMBERS = 16;

/**
 * Where the whole numbers lie, of 4 bytes: those that different threads write often are 64 bytes apart.
 * `turn`: number of the job times 256, and how many of its parts nobody has taken; below 0 once members shall leave.
 */
const CELLS = { turn: 0, done: 16, present: 32, most: 33, loop: 34, nNumbers: 35 };
const CELLS_BYTES = 192;
export const BOARD_BYTES = CELLS_BYTES + 8 * MOST_PARTS * (MOST_NUMBERS + 1);

const PER_JOB = 256;
const LEAVE = -1;
/** Looks before a thread lays itself to sleep: some tens of microseconds, in which most jobs follow one another. */
const LOOKS = 20_000;
/** How long all taken parts may stay unfinished before their member counts as lost, in steps of so many ms. */
const STEP_MS = 100;
const MOST_STEPS = 50;

/** The threads of one team meet here: a loop to be run with several lists of numbers, each by whoever takes it first. */
export class JobBoard {
  readonly #cells: Int32Array<SharedArrayBuffer>;
  readonly #numbers: Float64Array;
  readonly #results: Float64Array;

  /** @param at a multiple of 64, BOARD_BYTES before what comes next; all 0 at first */
  constructor(buffer: SharedArrayBuffer, at: number) {
    this.#cells = new Int32Array(buffer, at, CELLS_BYTES / 4);
    this.#numbers = new Float64Array(buffer, at + CELLS_BYTES, MOST_PARTS * MOST_NUMBERS);
    const after = at + CELLS_BYTES + 8 * MOST_PARTS * MOST_NUMBERS;
    this.#results = new Float64Array(buffer, after, MOST_PARTS);
  }

  /** Members that came and have not left; one that was killed has not. */
  get nPresent(): number {
    return Atomics.load(this.#cells, CELLS.present);
  }

  /** Every part of the job before is done. @param most members that may take parts */
  post(loop: number, parts: readonly (readonly number[])[], most: number): void {
    assert(parts.length <= MOST_PARTS, "a job has no more parts than the board");
    const nNumbers = parts[0]!.length;
    assert(nNumbers <= MOST_NUMBERS, "a loop takes no more numbers than the board");
    for (const [part, numbers] of parts.entries()) this.#numbers.set(numbers, MOST_NUMBERS * part);
    this.#cells[CELLS.loop] = loop;
    this.#cells[CELLS.nNumbers] = nNumbers;
    Atomics.store(this.#cells, CELLS.most, most);
    Atomics.store(this.#cells, CELLS.done, 0);
    const job = (Math.floor(Atomics.load(this.#cells, CELLS.turn) / PER_JOB) + 1) % 2 ** 22;
    Atomics.store(this.#cells, CELLS.turn, job * PER_JOB + parts.length);
    Atomics.notify(this.#cells, CELLS.turn);
  }

  /** @returns whether there was a part to do */
  doOne(loops: readonly ((...numbers: readonly number[]) => number)[]): boolean {
    const turn = Atomics.load(this.#cells, CELLS.turn);
    const left = turn < 0 ? 0 : turn % PER_JOB;
    if (left === 0) return false;
    // Somebody else may have taken it: then there may be another.
    if (Atomics.compareExchange(this.#cells, CELLS.turn, turn, turn - 1) !== turn) return true;
    const at = MOST_NUMBERS * (left - 1);
    const numbers = this.#numbers.subarray(at, at + this.#cells[CELLS.nNumbers]!);
    this.#results[left - 1] = loops[this.#cells[CELLS.loop]!]!(...numbers);
    Atomics.add(this.#cells, CELLS.done, 1);
    Atomics.notify(this.#cells, CELLS.done);
    return true;
  }

  /**
   * Waits for parts that others have taken.
   * @returns what each part returned; null when the one who took a part does not finish it
   */
  results(nParts: number): Float64Array | null {
    for (let looks = 0, steps = 0; ; looks++) {
      const done = Atomics.load(this.#cells, CELLS.done);
      if (done === nParts) return this.#results;
      if (looks < LOOKS) continue;
      if (Atomics.wait(this.#cells, CELLS.done, done, STEP_MS) !== "timed-out") steps = 0;
      else if (++steps === MOST_STEPS) return null;
    }
  }

  /** The life of member number `seat`, from its coming until it is told to leave. */
  attend(seat: number, loops: readonly ((...numbers: readonly number[]) => number)[]): void {
    Atomics.add(this.#cells, CELLS.present, 1);
    for (let looks = 0; ; looks++) {
      const turn = Atomics.load(this.#cells, CELLS.turn);
      if (turn < 0) break;
      const mayTake = turn % PER_JOB > 0 && seat < Atomics.load(this.#cells, CELLS.most);
      if (mayTake && this.doOne(loops)) looks = 0;
      else if (looks >= LOOKS) {
        Atomics.wait(this.#cells, CELLS.turn, turn);
        looks = 0;
      }
    }
    Atomics.sub(this.#cells, CELLS.present, 1);
  }

  dismiss(): void {
    Atomics.store(this.#cells, CELLS.turn, LEAVE);
    Atomics.notify(this.#cells, CELLS.turn);
  }
}
