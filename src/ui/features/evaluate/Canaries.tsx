import { CircleCheck, CircleDashed, type LucideIcon, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import type { CanaryFinding } from "#core/canaries/finding.ts";
import type { RunRecord } from "#core/project/run.ts";
import { describeProblem, LatheError, type Problem } from "#core/shared/problems.ts";
import { queries } from "#state/store.ts";
import { plural } from "#ui/format/numbers.ts";

const icons: Readonly<Record<CanaryFinding["verdict"], LucideIcon>> = {
  pass: CircleCheck,
  fail: TriangleAlert,
  silent: CircleDashed,
};
const spoken: Readonly<Record<CanaryFinding["verdict"], string>> = {
  pass: "passed",
  fail: "failed",
  silent: "not asked",
};

/** Ways in which the score of a run may be better than it should: what failed stands first, with what to do. */
export function Canaries({ run }: { readonly run: RunRecord }) {
  const { canaries } = run;
  const [problem, setProblem] = useState<Problem | null>(null);
  const isMissing = canaries === undefined;
  useEffect(() => {
    if (!isMissing) return;
    queries.canaries(run.id).catch((error: unknown) => {
      if (error instanceof LatheError) setProblem(error.problem);
      else throw error;
    });
  }, [isMissing, run.id]);
  return (
    <section aria-label="Canaries" className="canaries">
      <h3>Canaries</h3>
      {canaries ? <Found findings={canaries} /> : <p className="muted">{waitingWords(problem)}</p>}
    </section>
  );
}

function waitingWords(problem: Problem | null): string {
  if (problem === null) return "Being asked: trials on some of the rows.";
  const { title, advice } = describeProblem(problem);
  return `Not asked: ${title}. ${advice}`;
}

function Found({ findings }: { readonly findings: readonly CanaryFinding[] }) {
  const failed = findings.filter(({ verdict }) => verdict === "fail");
  const others = findings.filter(({ verdict }) => verdict !== "fail");
  const nPassed = others.filter(({ verdict }) => verdict === "pass").length;
  return (
    <>
      {failed.length === 0 ? (
        <p className="muted">All {plural(nPassed, "trial")} that could be made of this score passed.</p>
      ) : (
        <ul>
          {failed.map((finding) => (
            <One key={finding.id} finding={finding} />
          ))}
        </ul>
      )}
      <details>
        <summary>
          {failed.length === 0 ? "What was tried" : `${plural(nPassed, "other trial")} passed`}
        </summary>
        <ul>
          {others.map((finding) => (
            <One key={finding.id} finding={finding} />
          ))}
        </ul>
      </details>
    </>
  );
}

function One({ finding: { title, verdict, sentence, advice } }: { readonly finding: CanaryFinding }) {
  const Icon = icons[verdict];
  return (
    <li data-verdict={verdict}>
      <Icon className="icon small" aria-hidden />
      <b>
        {title}
        <span className="spoken">, {spoken[verdict]}</span>
      </b>
      <p>
        {sentence} {advice}
      </p>
    </li>
  );
}
