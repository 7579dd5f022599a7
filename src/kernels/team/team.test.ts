import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Design } from "#core/estimators/design.ts";
import { histGradientBoostingEstimator } from "#core/estimators/hist-gradient-boosting/hist-gradient-boosting.ts";
import { histGradientBoosting } from "#core/estimators/hist-gradient-boosting/schema.ts";
import { plainKernels } from "#core/kernels/plain-kernels.ts";
import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { createRandom } from "#core/shared/random.ts";
import { JobBoard } from "#kernels/team/job-board.ts";
import { type Member, Team } from "#kernels/team/team.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";
import { buildMember } from "#test/support/team-threads.ts";

let hire: (lost: () => void) => Member;
const hired: Member[] = [];

beforeAll(async () => {
  const build = await buildMember();
  hire = (lost) => {
    const member = build(lost);
    hired.push(member);
    return member;
  };
}, 60_000);

afterAll(() => {
  for (const member of hired) member.end();
  provideKernels(plainKernels);
});

const nRows = 70_000;
const nFeatures = 18;

/** Numbers of many values and of few, some missing. */
function made(task: Design["task"]): Design {
  const random = createRandom(1);
  const X = Float32Array.from({ length: nRows * nFeatures }, (_, at) =>
    random.next() < 0.05 ? Number.NaN : at % 3 === 0 ? Math.floor(9 * random.next()) : random.next(),
  );
  const y = Float64Array.from({ length: nRows }, (_, row) => {
    const sum = (X[row] || 0) / 4 + (X[2 * nRows + row] || 0) + random.next();
    return task === "regression" ? sum : sum > 2 ? 1 : 0;
  });
  const features = Array.from({ length: nFeatures }, (_, j) => {
    return { name: `x${j}`, source: `x${j}`, kind: "numeric" as const };
  });
  const classes = task === "regression" ? [] : ["no", "yes"];
  const none = { sampleWeight: null, groups: null, validation: null, watch: null };
  return { nRows, features, X, y, task, classes, ...none };
}

const binary = made("binary");

function fit(
  design: Design,
  params: object,
  pause: () => Promise<void> = () => new Promise((resolve) => setTimeout(resolve)),
) {
  const context = { randomState: 3, clock: () => 0, engine: null, finishEarly: { aborted: false } };
  const settings = histGradientBoosting.params.parse({ maxIter: 6, earlyStopping: "off", ...params });
  return histGradientBoostingEstimator.fit(design, settings, pause, context);
}

const idleCores = (n: number) => new Int32Array(new SharedArrayBuffer(4)).fill(n);

async function waitUntil(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Fits with so many members, all of them there before the third feature is put into bins. @returns how many loops were cut */
async function fitWith(team: Team, nMembers: number, design: Design, params: object) {
  const posted = vi.spyOn(JobBoard.prototype, "post");
  let pauses = 0;
  const model = await team.help(idleCores(nMembers), () =>
    fit(design, params, async () => {
      if (++pauses === 3) await waitUntil(() => team.nPresent === nMembers);
    }),
  );
  const nJobs = posted.mock.calls.length;
  posted.mockRestore();
  return { model, nJobs };
}

it.each([
  ["two classes", binary, {}],
  ["weights: rows counted in every bin", { ...binary, sampleWeight: new Float64Array(nRows).fill(2) }, {}],
  ["numbers, rows and features drawn", made("regression"), { subsample: 0.9, colsample: 0.7 }],
] as [string, Design, object][])(
  "teams of any size fit the same trees: %s",
  async (_, design, params) => {
    const team = new Team(hire);
    provideKernels(bestKernels(team));
    const alone = await fit(design, params);
    for (const nMembers of [1, 2]) {
      const { model, nJobs } = await fitWith(team, nMembers, design, params);
      expect(nJobs).toBeGreaterThan(50);
      expect(model).toEqual(alone);
    }
  },
  120_000,
);

it("without a core to spare nobody is hired, and the fit is the same", async () => {
  const team = new Team(() => expect.fail("nobody is needed"));
  provideKernels(bestKernels(team));
  const model = await team.help(idleCores(0), () => fit(binary, {}));
  provideKernels(plainKernels);
  expect(model).toEqual(await fit(binary, {}));
}, 120_000);

it("a member that is killed between two loops is done without", async () => {
  const team = new Team(hire);
  provideKernels(bestKernels(team));
  const alone = await fit(binary, {});
  let pauses = 0;
  const model = await team.help(idleCores(1), () =>
    fit(binary, {}, async () => {
      if (++pauses === 3) await waitUntil(() => team.nPresent === 1);
      if (pauses === 4) hired.at(-1)!.end();
      await new Promise((resolve) => setTimeout(resolve));
    }),
  );
  expect(pauses).toBeGreaterThan(20);
  expect(model).toEqual(alone);
}, 120_000);

it("a member that is lost in the middle of a loop is waited for in vain for a while, then the fit begins again alone", async () => {
  const ended: string[] = [];
  /** Takes one part and never does it, as a thread that was killed meanwhile. */
  const deserter = (): Member => ({
    call({ memory, board }) {
      const cells = new Int32Array(memory.buffer, board, 64);
      Atomics.add(cells, 32, 1);
      const post = JobBoard.prototype.post;
      vi.spyOn(JobBoard.prototype, "post").mockImplementation(function (this: JobBoard, ...job) {
        post.apply(this, job);
        Atomics.sub(cells, 0, 1);
      });
    },
    end: () => void ended.push("ended"),
  });
  const team = new Team(deserter);
  provideKernels(bestKernels(team));
  const alone = await fit(binary, {});
  expect(await team.help(idleCores(1), () => fit(binary, {}))).toEqual(alone);
  expect(ended).toEqual(["ended"]);
  vi.restoreAllMocks();
}, 120_000);

it("a fit that is cancelled lets its members go, and the next one has them", async () => {
  const team = new Team(hire);
  provideKernels(bestKernels(team));
  const before = hired.length;
  let pauses = 0;
  const cancelled = team.help(idleCores(1), () =>
    fit(binary, {}, async () => {
      if (++pauses === 3) await waitUntil(() => team.nPresent === 1);
      if (pauses === 22) throw new DOMException("enough", "AbortError");
    }),
  );
  await expect(cancelled).rejects.toThrow("enough");
  expect(team.nPresent).toBe(0);
  const { model } = await fitWith(team, 1, binary, {});
  expect(hired.length).toBe(before + 1);
  expect(model).toEqual(await fit(binary, {}));
}, 120_000);
