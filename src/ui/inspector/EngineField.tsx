import { estimators } from "#core/estimators/registry.ts";
import { findNode } from "#core/pipeline/graph.ts";
import type { LearnParams } from "#core/pipeline/nodes/learn.ts";
import type { EngineTiming, RunRecord } from "#core/project/run.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import { Select } from "#ui/controls/Select.tsx";
import { formatNumber, narrow } from "#ui/format/numbers.ts";

/** Which engine trains a net: chosen by timing the first steps of this very job, until the person forces one. */
export function EngineField({
  node,
  engine,
  run,
}: {
  readonly node: NodeId;
  readonly engine: string | null;
  readonly run: RunRecord | null;
}) {
  const kind = useStudio((studio) => findNode(studio.project.graph, node)?.kind ?? "");
  const setEngine = useStudio((studio) => studio.setEngine);
  const now = useStudio((studio) => studio.jobs.find((job) => job.node === node)?.engineTimings);
  const timings = now?.length ? now : (run?.engineTimings ?? []);
  const engines = estimators[kind]?.engines ?? [];
  const auto = "auto";
  const forced = useStudio((studio) => {
    const learn = findNode(studio.project.graph, node)?.params as LearnParams | undefined;
    return learn?.engineForced === true;
  });
  return (
    <>
      <Select
        label="Runs on"
        value={engine ?? auto}
        options={[
          { value: auto, label: "fastest, timed anew", hint: "Times the first steps on each engine" },
          ...engines.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(value) => setEngine(node, value === auto ? null : value)}
        isAuto={!forced}
        help={
          engine === null
            ? "Timed on this job when it starts; the choice is written down."
            : forced
              ? "Forced by you, whatever the settings."
              : "Chosen by timing, written down, and obeyed until the settings change."
        }
      />
      {timings.length === 0 ? null : (
        <table className="plain-table timings">
          <caption className="muted">Timed on this job, one training step</caption>
          <tbody>
            {timings.map((timing) => (
              <tr key={timing.engine}>
                <th scope="row">{timing.title}</th>
                <td className="num">{timingWords(timing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function timingWords({ msPerStep, refused }: EngineTiming): string {
  const speed = msPerStep === null ? "" : `${formatNumber(msPerStep, 3)}${narrow}ms`;
  if (refused === null) return speed;
  return speed === "" ? refused : `${speed}, ${refused}`;
}
