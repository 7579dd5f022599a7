import { JobBoard } from "#kernels/team/job-board.ts";
import { loopNames, loopsInOrder, type Seat } from "#kernels/team/member.ts";

/** A thread that can be called to a seat (`attend`). */
export interface Member {
  call(seat: Seat): void;
  end(): void;
}

/** A member was lost in the middle of a loop: what it wrote is half done, so the fit begins again. */
class MemberLost extends Error {
  constructor() {
    super("A thread that helped with a fit was lost.");
    this.name = "MemberLost";
  }
}

/** More than these share one fit badly: memory, not arithmetic, is then what is short. */
const MOST_MEMBERS = 3;

/**
 * Threads that help one fit at a time with its loops, while cores are to spare. They are hired when a loop is first large
 * enough, and stay for later fits. Which of them does a part, or whether any does, changes no result.
 */
export class Team {
  readonly #hire: (lost: () => void) => Member;
  readonly #members: Member[] = [];
  #idle: Int32Array | null = null;
  #at: TeamRoom | null = null;

  /** @param hire starts a thread, which calls back should it end by itself: then another is hired for the next room */
  constructor(hire: (lost: () => void) => Member) {
    this.#hire = hire;
  }

  /**
   * Runs a fit whose rooms may be shared. Should a member be lost, it is run once more, without any.
   * @param idle one number in shared memory: how many cores each fit may take beside its own at this moment
   */
  async help<T>(idle: Int32Array | null, fit: () => Promise<T>): Promise<T> {
    if (idle === null || this.#idle !== null) return fit();
    this.#idle = idle;
    try {
      return await fit();
    } catch (error) {
      if (!(error instanceof MemberLost)) throw error;
      this.#leave();
      for (const member of this.#members.splice(0)) member.end();
      this.#idle = null;
      return await fit();
    } finally {
      this.#leave();
      this.#idle = null;
    }
  }

  /** Members at work in the fit at hand. */
  get nPresent(): number {
    return this.#at?.nPresent ?? 0;
  }

  /** Whether rooms are to be shared now. */
  get helps(): boolean {
    return this.#idle !== null;
  }

  /** The fit's latest room is where members work. */
  open(
    module: WebAssembly.Module,
    memory: WebAssembly.Memory,
    exports: WebAssembly.Exports,
    board: number,
  ): TeamRoom {
    this.#leave();
    const call = (nWanted: number) => {
      while (this.#members.length < nWanted) this.#add();
      return this.#members.slice(0, nWanted);
    };
    this.#at = new TeamRoom({ module, memory, board }, exports, this.#idle!, call);
    return this.#at;
  }

  #add(): void {
    const member: Member = this.#hire(() => {
      const at = this.#members.indexOf(member);
      if (at >= 0) this.#members.splice(at, 1);
    });
    this.#members.push(member);
  }

  #leave(): void {
    this.#at?.close();
    this.#at = null;
  }
}

/** What a room knows of the team. */
export class TeamRoom {
  readonly #board: JobBoard;
  readonly #loops: readonly ((...numbers: readonly number[]) => number)[];
  readonly #numberOf: ReadonlyMap<string, number>;
  readonly #seat: Omit<Seat, "seat">;
  readonly #idle: Int32Array;
  readonly #members: (nWanted: number) => readonly Member[];
  #nCalled = 0;
  #isOpen = true;

  constructor(
    seat: Omit<Seat, "seat">,
    exports: WebAssembly.Exports,
    idle: Int32Array,
    members: (nWanted: number) => readonly Member[],
  ) {
    this.#board = new JobBoard(seat.memory.buffer as unknown as SharedArrayBuffer, seat.board);
    this.#loops = loopsInOrder(seat.module, exports);
    this.#numberOf = new Map(loopNames(seat.module).map((name, number) => [name, number]));
    this.#seat = seat;
    this.#idle = idle;
    this.#members = members;
  }

  get nPresent(): number {
    return this.#board.nPresent;
  }

  /** How many threads a loop may be cut for now, the fit's own among them. Calls members for the next one. */
  get nThreads(): number {
    if (!this.#isOpen) return 1;
    const wanted = Math.min(MOST_MEMBERS, Atomics.load(this.#idle, 0));
    if (wanted > this.#nCalled) {
      for (const [seat, member] of this.#members(wanted).entries())
        if (seat >= this.#nCalled) member.call({ ...this.#seat, seat });
      this.#nCalled = wanted;
    }
    return 1 + Math.min(wanted, this.#board.nPresent);
  }

  /** Runs a loop with each list of numbers, whoever does it. @throws MemberLost */
  run(loop: string, parts: readonly (readonly number[])[], nThreads: number): Float64Array {
    this.#board.post(this.#numberOf.get(loop)!, parts, nThreads - 1);
    while (this.#board.doOne(this.#loops));
    const results = this.#board.results(parts.length);
    if (results === null) throw new MemberLost();
    return results;
  }

  close(): void {
    this.#isOpen = false;
    this.#board.dismiss();
  }
}
