import { Sparkles } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import type { ChartSpec } from "#core/explore/chart-spec.ts";
import { isClassification } from "#core/pipeline/task.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { describeProblem } from "#core/shared/problems.ts";
import { queries, useStudio } from "#state/store.ts";
import type { Dataset } from "#state/studio-state.ts";
import { identityOf, useAnswer } from "#ui/answers/use-answer.ts";
import { go, useRoute } from "#ui/app/route.ts";
import { DistributionFigure } from "#ui/columns/DistributionFigure.tsx";
import { NoTable } from "#ui/columns/NoTable.tsx";
import { ShareFigure } from "#ui/columns/ShareFigure.tsx";
import { dataKeyOf, useRoles } from "#ui/columns/use-dataset.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { InTurn } from "#ui/controls/InTurn.tsx";
import { EmptyState } from "#ui/controls/EmptyState.tsx";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { refuse } from "#ui/controls/toast-queue.ts";
import { plural } from "#ui/format/numbers.ts";
import { FilterForm } from "#ui/selection/FilterForm.tsx";
import { SelectionBar } from "#ui/selection/SelectionBar.tsx";
import { useSelectedByBin } from "#ui/selection/use-selected.ts";
import { type ChartChoice, freshChoice, resolveChart } from "./chart-choice.ts";
import { setChart, useChartChoice } from "./chart-store.ts";
import { ChartFilters } from "./ChartFilters.tsx";
import { ChartFigure } from "./ChartFigure.tsx";
import { ChartOptions } from "./ChartOptions.tsx";
import { ChartShelves } from "./ChartShelves.tsx";
import { ColumnPills } from "./ColumnPills.tsx";
import { dropOnAxis, shelfRefusal, type ShelfName } from "./drop-on-shelf.ts";
import "./explore.css";
import { Insights } from "./Insights.tsx";
import { KeptCharts } from "./KeptCharts.tsx";
import { useChart } from "./use-chart.ts";
import { useWorthDrawing } from "./use-worth-drawing.ts";
import { WorthDrawing } from "./WorthDrawing.tsx";

export default function ExploreScreen() {
  const data = useStudio((studio) => studio.data);
  return data.status === "ready" ? (
    <Ready dataset={data.dataset} />
  ) : (
    <NoTable
      data={data}
      will="Each column’s distribution, and any columns against each other, are drawn here."
    />
  );
}

function Ready({ dataset }: { dataset: Dataset }) {
  const { columns, reading } = dataset;
  const roles = useRoles();
  const { detail, also } = useRoute();
  const { selectWhere, setShelf } = useStudio.getState();
  const project = useStudio((studio) => studio.project.id);
  const shelf = useStudio((studio) => studio.project.shelf);
  const choice = useChartChoice(project, shelf);
  const nSelected = useStudio((studio) => studio.selection?.count ?? 0);
  const [filtering, setFiltering] = useState<ColumnSummary | null>(null);
  const [ranking, setRanking] = useState<"table" | "target">("table");
  const target = roles?.target ?? null;
  const positive = roles?.positive ?? null;
  const byClass = roles !== null && isClassification(roles.task);
  const dataKey = dataKeyOf(dataset, roles);
  const worth = useWorthDrawing(dataKey, columns, target, byClass);
  const change = (changes: Partial<ChartChoice>) => setChart(project, shelf, changes);
  useEffect(() => {
    if (also !== null) setChart(project, useStudio.getState().project.shelf, { y: also });
  }, [project, detail, also]);

  const across =
    columns.find(({ name }) => name === detail) ??
    columns.find(({ name }) => name === shelf?.x) ??
    columns.find(({ name }) => name === target) ??
    columns[0];
  const ordered = useMemo(() => {
    const place = new Map(worth.map(({ column }, index) => [column, index]));
    const rank = (name: string) => (name === target ? -1 : (place.get(name) ?? columns.length));
    return worth.length === 0 ? columns : [...columns].sort((a, b) => rank(a.name) - rank(b.name));
  }, [columns, worth, target]);
  const chart = useMemo(() => {
    const aim = target === null ? null : { name: target, positive, isClass: byClass };
    return across === undefined ? null : resolveChart(choice, across, columns, aim);
  }, [choice, across, columns, target, positive, byClass]);

  // A chart that nobody has touched is drawn anew from the columns wherever it is opened.
  const isOwn = choice !== freshChoice && chart !== null && !chart.isPlain;
  const onShelves = isOwn ? chart.spec : null;
  useEffect(() => setShelf(onShelves), [setShelf, onShelves]);

  const hasShape = across !== undefined && across.kind !== "text" && across.missing < across.nRows;
  const onlySelected = choice.onlySelected && nSelected > 0;
  const isPlain = chart?.isPlain === true && hasShape && !onlySelected;
  const distribution = useAnswer(isPlain ? `distribution ${dataKey} ${across.name}` : null, () =>
    queries.distribution(across?.name ?? ""),
  );
  const selectedByBin = useSelectedByBin(dataKey, isPlain ? across.name : null);
  const drawn = useChart(dataKey, isPlain ? null : (chart?.spec ?? null), onlySelected);
  if (!across || !chart) return null;

  const { y, colour, facet, size, more, spec } = chart;
  const draw = (column: string) => {
    if (column === y?.name) change({ y: null });
    go("explore", column);
  };
  const openSpec = ({ x, ...shown }: ChartSpec) => {
    change({ ...shown, isColourAuto: false });
    go("explore", x);
  };
  const drop = (name: string, shelf: ShelfName) => {
    const column = columns.find((candidate) => candidate.name === name);
    if (!column) return;
    const stays = (reason: string) => refuse(`“${name}” stays where it is: ${reason}.`);
    if (shelf !== "across" && shelf !== "up") {
      const refusal = shelfRefusal(shelf, column);
      if (refusal !== null) return stays(refusal);
      if (shelf === "filter") return setFiltering(column);
      if (shelf === "also") return change({ more: [...more.map((known) => known.name), name] });
      return change(shelf === "colour" ? { colour: name, isColourAuto: false } : { [shelf]: name });
    }
    const next = dropOnAxis({ across, up: y }, column, shelf);
    if ("refused" in next) return stays(next.refused);
    if (next.up?.name !== y?.name) change({ y: next.up?.name ?? null });
    if (next.across.name !== across.name) go("explore", next.across.name);
  };
  const problem = drawn.problem ?? distribution.problem;
  const coloured = spec?.mark === "mosaic" ? y : colour;
  const isOfTarget = coloured !== null && coloured.name === target;

  return (
    <div className="screen explore">
      <ColumnPills
        columns={ordered}
        target={target}
        across={across.name}
        drawn={[across, y, ...more, colour, facet, size].flatMap((column) =>
          column === null ? [] : [column.name],
        )}
        orderWords={worth.length > 0 && target ? `Others, nearest to ${target} first` : "Others"}
        onAcross={draw}
        onUp={(name) => change({ y: name })}
      />
      <main id="main" tabIndex={-1} className="page">
        <h1 className="spoken">
          {y ? `${y.name} against ${across.name}` : `The distribution of ${across.name}`}
        </h1>
        <KeptCharts spec={spec} columns={columns} onOpen={openSpec} />
        <ChartShelves
          x={across}
          columns={columns}
          isColourAuto={choice.isColourAuto}
          chart={chart}
          onAcross={draw}
          onSwap={() => {
            if (y === null) return;
            change({ y: across.name, xLog: choice.yLog, yLog: choice.xLog });
            go("explore", y.name);
          }}
          onChange={change}
          onDrop={drop}
        />
        <ChartFilters
          filters={choice.filters}
          column={filtering}
          onClose={() => setFiltering(null)}
          onChange={(filters) => change({ filters: [...filters] })}
        />
        <ChartOptions
          x={across}
          choice={choice}
          chart={chart}
          hasSelection={nSelected > 0}
          onChange={change}
        />
        <h2 className="spoken">Figures</h2>
        {problem ? (
          <Alert tone="bad" isBoxed title={describeProblem(problem).title}>
            {describeProblem(problem).advice}
          </Alert>
        ) : drawn.data ? (
          <ChartFigure
            data={drawn.data}
            columns={[across, y]}
            reading={reading}
            positive={isOfTarget ? positive : null}
          />
        ) : isPlain && distribution.value?.column === across.name ? (
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
              onSelectBin={(bin, words, isAdded) =>
                void selectWhere(
                  [{ kind: "bin", column: across.name, bin }],
                  words,
                  isAdded ? "beside" : "anew",
                )
              }
              isPlain={positive !== null && across.name !== target}
            />
          </div>
        ) : spec === null || !hasShape ? (
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
            <InTurn>
              <FilterForm key={across.name} column={across} />
              {y ? <FilterForm key={`up ${y.name}`} column={y} /> : null}
            </InTurn>
          </div>
        </details>
        <SelectionBar />
      </main>
      <aside className="margin" aria-label="Worth drawing">
        <h2>
          <Sparkles className="icon" aria-hidden />
          Worth drawing
        </h2>
        {target === null ? null : (
          <div className="mt-2">
            <Segmented
              label="Ranked by"
              size="small"
              value={ranking}
              onChange={setRanking}
              options={[
                { value: "table", label: "Insights" },
                { value: "target", label: "Near target" },
              ]}
            />
          </div>
        )}
        <InTurn>
          {target === null || ranking === "table" ? (
            <Insights
              tableKey={String(identityOf(dataset))}
              columns={columns}
              target={target}
              onOpen={({ spec: shown }) => openSpec(shown)}
            />
          ) : (
            <WorthDrawing
              worth={worth}
              columns={columns}
              target={target}
              positive={positive}
              across={across.name}
              isClassification={byClass}
              onDraw={draw}
              onDrawAgainst={(column) => {
                change({ y: target });
                go("explore", column);
              }}
            />
          )}
        </InTurn>
      </aside>
    </div>
  );
}
