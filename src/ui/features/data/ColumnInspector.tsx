import { ArrowLeft } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { type ColumnKind, columnKinds } from "#core/frame/column.ts";
import type { ColumnProfile } from "#core/frame/profile-types.ts";
import type { ColumnSummary, DataAlert } from "#core/frame/summary-types.ts";
import { type Role, roles as everyRole } from "#core/pipeline/plan-types.ts";
import { levelsWord } from "#ui/columns/column-facts.ts";
import { ColumnKindIcon } from "#ui/columns/ColumnKindIcon.tsx";
import { formatValue } from "#ui/columns/format-value.ts";
import { FactList } from "#ui/columns/FactList.tsx";
import { kindWords } from "#ui/columns/kind-words.ts";
import { roleWords, whyNotRole } from "#ui/columns/roles-of-columns.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { formatCount, formatPercent } from "#ui/format/numbers.ts";
import { columnStatistics } from "./column-statistics.ts";

const alertTones = { high: "bad", medium: "warn", low: "info" } as const;

/** One column in the margin: what it is for, its numbers, its most frequent values and its figure. */
export function ColumnInspector({
  column,
  role,
  ignoredReason,
  alerts,
  profile,
  figure,
  rows,
  onKind,
  onRole,
  onClose,
}: {
  column: ColumnSummary;
  role: Role | undefined;
  /** Why Lathe left it out, if it did. */
  ignoredReason: string | null;
  alerts: readonly DataAlert[];
  /** All that is known of it; null until it has arrived. */
  profile: ColumnProfile | null;
  figure: ReactNode;
  /** Its rows in the table: their order, and which are selected. */
  rows: ReactNode;
  onKind: (kind: ColumnKind) => void;
  onRole: (role: Role) => void;
  onClose: () => void;
}) {
  const present = column.nRows - column.missing;
  return (
    <section aria-labelledby="column-title">
      <h2 id="column-title">
        <IconButton icon={ArrowLeft} size="small" label="Back to the alerts" onPress={onClose} />
        <ColumnKindIcon kind={column.kind} isTarget={role === "target"} />
        <span className="min-w-0 flex-1 break-words font-mono text-ui">{column.name}</span>
      </h2>
      <div className="mt-3">
        <Select<ColumnKind>
          label="Kind"
          value={column.kind}
          options={columnKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
          onChange={onKind}
        />
        <Select<Role>
          label="Role"
          value={role ?? "ignore"}
          options={everyRole.map((value) => ({
            value,
            label: roleWords[value],
            isDisabled: whyNotRole(column.kind, value) !== null || (role === "target" && value !== "target"),
          }))}
          onChange={onRole}
        />
        {role === "target" ? (
          <p className="text-small text-ink-3">To free it, choose another target.</p>
        ) : role === "ignore" && ignoredReason !== null ? (
          <p className="text-small text-ink-3">Left out by Lathe: {ignoredReason}.</p>
        ) : null}
      </div>
      {alerts.length > 0 ? <h3 className="spoken">Alerts</h3> : null}
      {alerts.map(({ code, severity, message, detail, effect }) => (
        <Alert key={`${code} ${message}`} tone={alertTones[severity]} title={message}>
          {detail} {effect}
        </Alert>
      ))}
      <h3>Numbers</h3>
      <FactList facts={profile === null ? [...countsOf(column), ...rangeOf(column)] : countsOf(column)} />
      {figure === null ? null : <div className="-mx-2 mt-4">{figure}</div>}
      {profile === null
        ? null
        : columnStatistics(profile).map(({ title, facts }) => (
            <Fragment key={title}>
              <h3>{title}</h3>
              <FactList facts={facts} />
            </Fragment>
          ))}
      <h3>Its rows</h3>
      {rows}
      {column.top.length > 0 ? (
        <>
          <h3>Most frequent</h3>
          <FactList
            facts={column.top
              .slice(0, 10)
              .map(({ value, count }) => [
                value,
                `${formatCount(count)} · ${formatPercent(count / present)}`,
              ])}
          />
        </>
      ) : null}
      {column.examples.length > 0 ? (
        <>
          <h3>Examples</h3>
          <ul className="font-mono text-small text-ink-2">
            {[...new Set(column.examples)].map((example) => (
              <li key={example} className="cut border-b border-rule py-1" title={example}>
                {example}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function countsOf(column: ColumnSummary): (readonly [string, string])[] {
  return [
    ["Rows", formatCount(column.nRows)],
    [
      "Missing",
      column.missing === 0
        ? "none"
        : `${formatCount(column.missing)} · ${formatPercent(column.missing / column.nRows)}`,
    ],
    ["Different values", column.range ? distinctWord(column) : levelsWord(column)],
  ];
}

/** What is known before the profile has arrived. */
function rangeOf({ range, kind }: ColumnSummary): (readonly [string, string])[] {
  if (!range) return [];
  return [
    ["Least", formatValue(range.min, kind)],
    ["Median", formatValue(range.median, kind)],
    ["Greatest", formatValue(range.max, kind)],
  ];
}

function distinctWord({ distinct, distinctIsExact }: ColumnSummary): string {
  return `${distinctIsExact ? "" : "over "}${formatCount(distinct)}`;
}
