import { ArrowLeftRight, X } from "lucide-react";
import { useMemo, useState } from "react";
import { describeProblem } from "#core/shared/problems.ts";
import { isClassification } from "#core/pipeline/task.ts";
import { queries, useStudio } from "#state/store.ts";
import type { Dataset } from "#state/studio-state.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { go, useRoute } from "#ui/app/route.ts";
import type { ScatterRange } from "#ui/charts/ScatterChart.tsx";
import { ColumnPicker } from "#ui/columns/ColumnPicker.tsx";
import { DistributionFigure } from "#ui/columns/DistributionFigure.tsx";
import { ShareFigure } from "#ui/columns/ShareFigure.tsx";
import { isContinuous, kindWords } from "#ui/columns/kind-words.ts";
import { NoTable } from "#ui/columns/NoTable.tsx";
import { dataKeyOf, useRoles } from "#ui/columns/use-dataset.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { EmptyState } from "#ui/controls/EmptyState.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { toast } from "#ui/controls/toast-queue.ts";
import { plural } from "#ui/format/numbers.ts";
import { FilterForm } from "#ui/selection/FilterForm.tsx";
import { rangeWords } from "#ui/selection/range-text.ts";
import { SelectionBar } from "#ui/selection/SelectionBar.tsx";
import { useSelectedByBin } from "#ui/selection/use-selected.ts";
import { ColumnPills } from "./ColumnPills.tsx";
import { dropOnShelf, type Shelves } from "./drop-on-shelf.ts";
import "./explore.css";
import { ScatterFigure } from "./ScatterFigure.tsx";
import { Shelf } from "./Shelf.tsx";
import { useWorthDrawing } from "./use-worth-drawing.ts";
import { WorthDrawing } from "./WorthDrawing.tsx";

export default function ExploreScreen() {
  const data = useStudio((studio) => studio.data);
  return data.status === "ready" ? (
    <Ready dataset={data.dataset} />
  ) : (
    <NoTable
      data={data}
      will="Each column’s distribution, and any two numbers against each other, are drawn here."
    />
  );
}

function Ready({ dataset }: { dataset: Dataset }) {
  const { columns, reading } = dataset;
  const roles = useRoles();
  const { detail, also } = useRoute();
  const selection = useStudio((studio) => studio.selection);
  const { selectWhere } = useStudio.getState();
  const [wantedUp, setUp] = useState<string | null>(also);
  const target = roles?.target ?? null;
  const positive = roles?.positive ?? null;
  const byClass = roles !== null && isClassification(roles.task);
  const dataKey = dataKeyOf(dataset, roles);
  const worth = useWorthDrawing(dataKey, columns, target, byClass);

  const across =
    columns.find(({ name }) => name === detail) ?? columns.find(({ name }) => name === target) ?? columns[0];
  const upFound = columns.find(({ name }) => name === wantedUp);
  const canUp = across !== undefined && isContinuous(across.kind);
  const up = canUp && upFound && upFound !== across && isContinuous(upFound.kind) ? upFound : null;
  const ordered = useMemo(() => {
    const place = new Map(worth.map(({ column }, index) => [column, index]));
    const rank = (name: string) => (name === target ? -1 : (place.get(name) ?? columns.length));
    return worth.length === 0 ? columns : [...columns].sort((a, b) => rank(a.name) - rank(b.name));
  }, [columns, worth, target]);

  const hasShape = across !== undefined && across.kind !== "text" && across.missing < across.nRows;
  const distribution = useAnswer(hasShape && !up ? `distribution ${dataKey} ${across.name}` : null, () =>
    queries.distribution(across?.name ?? ""),
  );
  const selectedByBin = useSelectedByBin(dataKey, hasShape && !up ? across.name : null);
  const scatter = useAnswer(
    up && across
      ? `scatter ${dataKey} ${selection?.version ?? 0} ${JSON.stringify([across.name, up.name])}`
      : null,
    () => queries.scatter(across?.name ?? "", up?.name ?? ""),
  );
  if (!across) return null;

  const draw = (column: string) => {
    if (column === up?.name) setUp(null);
    go("explore", column);
  };
  const drop = (name: string, shelf: keyof Shelves) => {
    const column = columns.find((candidate) => candidate.name === name);
    if (!column) return;
    const next = dropOnShelf({ across, up }, column, shelf);
    if ("refused" in next) return toast(`“${name}” stays where it is: ${next.refused}.`);
    if (next.up?.name !== up?.name) setUp(next.up?.name ?? null);
    if (next.across.name !== across.name) go("explore", next.across.name);
  };
  const sample = scatter.value?.x === across.name && scatter.value.y === up?.name ? scatter.value : null;
  const brush = ({ x, y }: ScatterRange) => {
    if (!up) return;
    const ranges = [
      { kind: "range", column: across.name, min: x[0], max: x[1] },
      { kind: "range", column: up.name, min: y[0], max: y[1] },
    ] as const;
    void selectWhere(ranges, `${rangeWords(across, x[0], x[1])}, ${rangeWords(up, y[0], y[1])}`);
  };
  const lasso = (corners: readonly (readonly [number, number])[]) => {
    if (!up) return;
    const around = { kind: "polygon", x: across.name, y: up.name, corners } as const;
    void selectWhere([around], `${up.name} against ${across.name}, as encircled`);
  };
  const problem = up ? scatter.problem : distribution.problem;

  return (
    <div className="screen explore">
      <ColumnPills
        columns={ordered}
        target={target}
        across={across.name}
        up={up?.name ?? null}
        canUp={canUp}
        orderWords={worth.length > 0 && target ? `Others, nearest to ${target} first` : "Others"}
        onAcross={draw}
        onUp={setUp}
      />
      <main id="main" tabIndex={-1} className="page">
        <h1 className="spoken">
          {up ? `${up.name} against ${across.name}` : `The distribution of ${across.name}`}
        </h1>
        <div className="explore-shelves">
          <Shelf onColumn={(name) => drop(name, "across")}>
            <ColumnPicker isStacked label="Across" value={across.name} columns={columns} onChange={draw} />
          </Shelf>
          <Shelf onColumn={(name) => drop(name, "up")}>
            <ColumnPicker
              isStacked
              label={
                canUp
                  ? "Up (a number, for a scatter)"
                  : `Up (needs a number across; this is a ${kindWords[across.kind]})`
              }
              value={up?.name ?? null}
              columns={
                canUp ? columns.filter(({ kind, name }) => isContinuous(kind) && name !== across.name) : []
              }
              onChange={setUp}
            />
          </Shelf>
          <span className="row pb-1">
            <IconButton
              icon={ArrowLeftRight}
              label="Swap across and up"
              disabledReason={up ? null : "Choose a column for up first"}
              onPress={() => {
                if (!up) return;
                setUp(across.name);
                go("explore", up.name);
              }}
            />
            <IconButton
              icon={X}
              label="Clear up"
              disabledReason={up ? null : "Nothing is drawn up"}
              onPress={() => setUp(null)}
            />
          </span>
        </div>
        <h2 className="spoken">Figures</h2>
        {problem ? (
          <Alert tone="bad" isBoxed title={describeProblem(problem).title}>
            {describeProblem(problem).advice}
          </Alert>
        ) : up && sample ? (
          <ScatterFigure
            sample={sample}
            columns={[across, up]}
            reading={reading}
            target={target}
            positive={positive}
            onBrush={brush}
            onLasso={lasso}
          />
        ) : !up && distribution.value?.column === across.name ? (
          <div className="grid gap-[15px]">
            {target !== null && positive !== null && across.name !== target ? (
              <ShareFigure
                distribution={distribution.value}
                reading={reading}
                target={target}
                positive={positive}
              />
            ) : null}
            <DistributionFigure
              distribution={distribution.value}
              summary={across}
              reading={reading}
              target={target}
              positive={positive}
              height={300}
              selected={selectedByBin}
              onSelectBin={(bin, words) =>
                void selectWhere([{ kind: "bin", column: across.name, bin }], words)
              }
              isPlain={positive !== null && across.name !== target}
            />
          </div>
        ) : !hasShape ? (
          <EmptyState title={`${across.name} has no shape to draw`} sketch="bars">
            {across.kind === "text"
              ? `It is free text: ${plural(across.distinct, "different text")}. If it is a category, change its kind on the Data screen.`
              : "Every value of it is missing."}
          </EmptyState>
        ) : (
          <section className="empty" aria-busy="true">
            <h3>Counting {across.name}…</h3>
          </section>
        )}
        <details className="mt-3">
          <summary className="text-small text-ink-2">Select rows by value</summary>
          <div className="grid gap-4 pt-2" style={{ maxWidth: 420 }}>
            <FilterForm key={across.name} column={across} />
            {up ? <FilterForm key={`up ${up.name}`} column={up} /> : null}
          </div>
        </details>
        <SelectionBar />
      </main>
      <aside className="margin" aria-label="Worth drawing">
        {target === null ? null : (
          <WorthDrawing
            worth={worth}
            columns={columns}
            target={target}
            positive={positive}
            across={across.name}
            isClassification={byClass}
            onDraw={draw}
            onDrawAgainst={(column) => {
              setUp(target);
              go("explore", column);
            }}
          />
        )}
      </aside>
    </div>
  );
}
