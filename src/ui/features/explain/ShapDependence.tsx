import { useState } from "react";
import type { HeldOutShap } from "#core/explain/tree-shap/held-out-shap.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { ShapDots } from "#ui/charts/ShapDots.tsx";
import { sharesOf } from "#ui/charts/value-shades.ts";
import { Select } from "#ui/controls/Select.tsx";
import { isolate } from "#ui/format/isolate.ts";
import { unitWords } from "#ui/words/explained-unit.ts";
import {
  columnCells,
  columnValues,
  dependenceFinding,
  partnerOf,
  shapPython,
  shownRows,
} from "./shap-words.ts";

/** What one column adds, over its values, shaded by the column that it acts with most. */
export function ShapDependence({
  shap,
  column,
  onColumn,
}: {
  readonly shap: HeldOutShap;
  readonly column: number;
  readonly onColumn: (name: string) => void;
}) {
  const [shading, setShading] = useState<string | null>(null);
  const { columns } = shap;
  const own = columns[column];
  if (!own) return null;
  const asked = columns.findIndex(({ name }) => name === shading);
  const other = asked === -1 || asked === column ? partnerOf(shap, column) : asked;
  const partner = other === null ? null : columns[other]!;
  const [values, cells] = [columnValues(shap, column), columnCells(shap, column)];
  const present = [...new Set(cells.filter((cell) => !Number.isNaN(cell)))].toSorted((a, b) => a - b);
  const placeOf = new Map(present.map((code, place) => [code, place]));
  const shares = other === null ? values.map(() => null) : sharesOf(columnCells(shap, other));
  const isLevels = own.kind === "levels";
  const cellWords = (cell: number, at: number) => {
    const { kind, levels } = columns[at]!;
    if (Number.isNaN(cell)) return null;
    if (kind === "date") return new Date(cell).toISOString().slice(0, 10);
    return kind === "levels" ? (levels[cell] ?? null) : cell;
  };
  const partnerCells = other === null ? null : columnCells(shap, other);
  const options = columns.map(({ name }) => ({ value: name, label: name }));
  return (
    <Figure
      id="explain.dependence"
      title={dependenceFinding(shap, column)}
      sub={`A dot is a row; its height is what ${isolate(own.name)} adds to the ${unitWords(shap)} of that row.`}
      sentences={[
        shownRows(shap),
        partner === null
          ? `${isolate(own.name)} acts with no other column here.`
          : `Rows with one value of ${isolate(own.name)} part by what else they have; shades are those of ${isolate(partner.name)}${asked === other ? "" : ", with which it acts most"}.`,
      ]}
      table={{
        columns: ["row", own.name, `SHAP value of ${own.name}`, ...(partner === null ? [] : [partner.name])],
        rows: values.map((value, i) => [
          shap.rows[i]!,
          cellWords(cells[i]!, column),
          value,
          ...(other === null ? [] : [cellWords(partnerCells![i]!, other)]),
        ]),
      }}
      python={shapPython}
      fileName={`shap of ${own.name}`}
    >
      <div className="shap-choices">
        <Select label="Column" value={own.name} options={options} onChange={onColumn} />
        {partner === null ? null : (
          <Select
            label="Shaded by"
            value={partner.name}
            options={options.filter(({ value }) => value !== own.name)}
            onChange={setShading}
          />
        )}
      </div>
      <ShapDots
        dots={values.map((y, i) => ({
          x: isLevels ? (placeOf.get(cells[i]!) ?? Number.NaN) : cells[i]!,
          y,
          share: shares[i] ?? null,
        }))}
        kind={own.kind}
        levels={isLevels ? present.map((code) => own.levels[code] ?? "") : []}
        xTitle={own.name}
        yTitle={`added to the ${unitWords(shap)}`}
        shadedBy={partner?.name ?? null}
      />
    </Figure>
  );
}
