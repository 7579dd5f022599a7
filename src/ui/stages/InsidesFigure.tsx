import type { Insides, PartInside, Spread } from "#core/estimators/insides.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { MiniBars } from "#ui/charts/MiniBars.tsx";
import { formatNumber, formatPercent, plural } from "#ui/format/numbers.ts";

/** Layer by layer: how weights are spread, what units give for a few rows, and which never change. */
export function InsidesFigure({ insides, when }: { readonly insides: Insides; readonly when: string }) {
  const { parts, nRows } = insides;
  return (
    <Figure
      id="train.insides"
      title={finding(parts, when)}
      sub={`Weights of each layer, and what its units give for ${plural(nRows, "training row")}.`}
      sentences={sentences(parts, nRows)}
      table={{
        columns: ["layer", "of", "from", "to", "count"],
        rows: parts.flatMap(({ title, weights, activations }) => [
          ...lines(title, "weights", weights),
          ...lines(title, "activations", activations),
        ]),
      }}
      fileName="inside-the-net"
    >
      <table className="net-parts">
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col" className="spread">
              weights
            </th>
            <th scope="col" className="spread">
              activations
            </th>
            <th scope="col">stuck</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ title, weights, activations, stuck }, at) => (
            // Two layers may be alike in all but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={`${at} ${title}`}>
              <th scope="row">{title}</th>
              <td>
                <SpreadCell spread={weights} color="var(--q4)" />
              </td>
              <td>
                <SpreadCell spread={activations} color="var(--c3)" />
              </td>
              <td className="num">{stuck === null ? "" : formatPercent(stuck)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Figure>
  );
}

function SpreadCell({ spread, color }: { readonly spread: Spread | null; readonly color: string }) {
  if (spread === null) return <span className="muted">none</span>;
  return (
    <>
      <MiniBars groups={[{ color, counts: spread.counts }]} height={32} gap={0.5} />
      <span className="ends">
        <span>{formatNumber(spread.edges[0] ?? 0, 2)}</span>
        <span>{formatNumber(spread.edges.at(-1) ?? 0, 2)}</span>
      </span>
    </>
  );
}

function finding(parts: readonly PartInside[], when: string): string {
  const worst = parts.reduce<PartInside | null>(
    (most, part) => ((part.stuck ?? 0) > (most?.stuck ?? 0) ? part : most),
    null,
  );
  if (worst?.stuck)
    return `${formatPercent(worst.stuck)} of the units of ${worst.title.split(",")[0]} are stuck ${when}`;
  return `Every unit is at work ${when}`;
}

function sentences(parts: readonly PartInside[], nRows: number): string[] {
  const widest = parts.reduce<{ title: string; reach: number } | null>((most, { title, weights }) => {
    if (weights === null) return most;
    const reach = Math.max(Math.abs(weights.edges[0] ?? 0), Math.abs(weights.edges.at(-1) ?? 0));
    return most === null || reach > most.reach ? { title, reach } : most;
  }, null);
  return [
    `A stuck unit gives the same number for all ${nRows} rows, so it carries nothing and no gradient frees it.`,
    widest ? `The largest weight is ${formatNumber(widest.reach, 2)} in size, in ${widest.title}.` : "",
  ].filter((sentence) => sentence !== "");
}

function lines(title: string, of: string, spread: Spread | null): (string | number)[][] {
  return (spread?.counts ?? []).map((count, i) => [
    title,
    of,
    spread!.edges[i]!,
    spread!.edges[i + 1]!,
    count,
  ]);
}
