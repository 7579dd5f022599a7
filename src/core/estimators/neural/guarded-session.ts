import type { DropoutMasks, NetState, TrainingSession } from "#core/estimators/neural/engine.ts";
import { within } from "#core/estimators/neural/platform.ts";
import { LatheError } from "#core/shared/problems.ts";

/** A device that answers nothing for so long is taken for lost: some losses are never reported. */
const SILENCE_MS = 10_000;
/** The first answer waits for shaders to be compiled. */
const FIRST_SILENCE_MS = 30_000;

/**
 * A session on a device that can go away. Whatever the loss looks like (a rejected read, a throwing call, silence,
 * the device's own notice), every later promise rejects with device-lost: what is read from a dead device is zeros.
 */
export class GuardedSession implements TrainingSession {
  readonly #session: TrainingSession;
  readonly #lost: Promise<never>;
  readonly #error: (cause?: unknown) => LatheError;
  #failure: LatheError | null = null;
  #answered = false;

  constructor(session: TrainingSession, engine: string, lost: Promise<unknown>) {
    this.#session = session;
    this.#error = (cause) => new LatheError("device-lost", { engine }, { cause });
    this.#lost = lost.then((reason) => {
      this.#failure ??= this.#error(reason);
      throw this.#failure;
    });
    this.#lost.catch(() => undefined); // it may be lost when nobody waits
  }

  step(rows: Int32Array, masks: DropoutMasks | null, learningRate: number): void {
    if (this.#failure !== null) return;
    try {
      this.#session.step(rows, masks, learningRate);
    } catch (cause) {
      this.#failure = this.#error(cause);
    }
  }

  outputs(): Promise<Float32Array> {
    return this.#watch(() => this.#session.outputs());
  }

  monitor(): Promise<Float32Array> {
    return this.#watch(() => this.#session.monitor());
  }

  weights(): Promise<Float32Array> {
    return this.#watch(() => this.#session.weights());
  }

  state(): Promise<NetState> {
    return this.#watch(() => this.#session.state());
  }

  close(): void {
    try {
      this.#session.close();
    } catch (cause) {
      if (this.#failure === null) throw cause;
    }
  }

  async #watch<T>(read: () => Promise<T>): Promise<T> {
    if (this.#failure !== null) throw this.#failure;
    const limit = this.#answered ? SILENCE_MS : FIRST_SILENCE_MS;
    try {
      const value = await within(Promise.race([read(), this.#lost]), limit, () => this.#error("silent"));
      if (this.#failure !== null) throw this.#failure;
      this.#answered = true;
      return value;
    } catch (cause) {
      this.#failure ??= cause instanceof LatheError ? cause : this.#error(cause);
      throw this.#failure;
    }
  }
}
