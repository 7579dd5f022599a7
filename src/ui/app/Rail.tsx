import { useEffect, useRef } from "react";
import { useStudio } from "#state/store.ts";
import { hrefOf, useRoute } from "./route.ts";
import { prefetch } from "./routes.ts";
import { stepState } from "./step-states.ts";
import { type StepId, stepKey, steps } from "./steps.ts";

/** The table of contents; where it is wider than the window, the step one is at is in sight. */
export function Rail() {
  const { place } = useRoute();
  const isEarly = useStudio((state) => state.data.status !== "ready");
  const rail = useRef<HTMLElement>(null);
  useEffect(() => {
    const show = () =>
      rail.current
        ?.querySelector(`[href="${hrefOf(place)}"]`)
        ?.scrollIntoView({ block: "nearest", inline: "nearest" });
    show();
    addEventListener("resize", show);
    return () => removeEventListener("resize", show);
  }, [place]);
  return (
    <nav className="rail" aria-label="Steps" ref={rail}>
      {steps.map(({ id, name, icon: Icon }) => (
        <a
          key={id}
          href={hrefOf(id)}
          onPointerEnter={() => prefetch(id)}
          onFocus={() => prefetch(id)}
          title={`${name}: G then ${stepKey(id).toUpperCase()}`}
          {...(isEarly ? { "data-early": true } : {})}
          {...(place === id ? { "aria-current": "page" as const } : {})}
        >
          <span className="no" aria-hidden>
            {id === "canvas" ? "" : stepKey(id)}
          </span>
          <Icon className="icon" aria-hidden />
          <span className="name">{name}</span>
          <StateWord step={id} />
        </a>
      ))}
    </nav>
  );
}

function StateWord({ step }: { readonly step: StepId }) {
  const word = useStudio((state) => stepState(step, state)?.word ?? null);
  const tone = useStudio((state) => stepState(step, state)?.tone);
  if (word === null) return null;
  return (
    <span className="state" data-tone={tone}>
      {word}
    </span>
  );
}
