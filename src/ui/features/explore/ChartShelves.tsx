import { ArrowLeftRight } from "lucide-react";
import { isDensity } from "#core/explore/chart-cuts.ts";
import { isMany } from "#core/explore/chart-spec.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { ColumnPicker } from "#ui/columns/ColumnPicker.tsx";
import { isNumber } from "#ui/columns/kind-words.ts";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { AlsoShelf } from "./AlsoShelf.tsx";
import type { ChartChoice, ResolvedChart } from "./chart-choice.ts";
import type { ShelfName } from "./drop-on-shelf.ts";
import { Shelf } from "./Shelf.tsx";

/** Where columns are put: across, up, colour, panels, and the size of dots. */
export function ChartShelves({
  x,
  columns,
  isColourAuto,
  chart: { spec, y, colour, size, facet, more },
  onAcross,
  onSwap,
  onChange,
  onDrop,
}: {
  x: ColumnSummary;
  columns: readonly ColumnSummary[];
  isColourAuto: boolean;
  chart: ResolvedChart;
  onAcross: (column: string) => void;
  onSwap: () => void;
  onChange: (changes: Partial<ChartChoice>) => void;
  onDrop: (column: string, shelf: ShelfName) => void;
}) {
  const drawable = columns.filter(({ kind }) => kind !== "text");
  return (
    <div className="explore-shelves">
      <div className="axes">
        <Shelf onColumn={(name) => onDrop(name, "across")}>
          <ColumnPicker isStacked label="Across" value={x.name} columns={columns} onChange={onAcross} />
        </Shelf>
        <IconButton
          icon={ArrowLeftRight}
          label="Swap across and up"
          disabledReason={y ? null : "Choose a column for up first"}
          onPress={onSwap}
        />
        <Shelf
          onColumn={(name) => onDrop(name, "up")}
          clear={{ label: "Clear up", isEmpty: y === null, onPress: () => onChange({ y: null }) }}
        >
          <ColumnPicker
            isStacked
            label="Up"
            value={y?.name ?? null}
            columns={drawable.filter(({ name }) => name !== x.name)}
            onChange={(name) => onChange({ y: name })}
          />
        </Shelf>
      </div>
      <AlsoShelf
        more={more}
        columns={drawable.filter(({ name }) => name !== x.name && name !== y?.name)}
        onAdd={(name) => onDrop(name, "also")}
        onChange={(names) => onChange({ more: [...names] })}
      />
      <Shelf
        onColumn={(name) => onDrop(name, "colour")}
        clear={{
          label: "Clear colour",
          isEmpty: colour === null,
          onPress: () => onChange({ colour: null, isColourAuto: false }),
        }}
      >
        <ColumnPicker
          isStacked
          label={spec?.mark === "heat" ? "Colour (mean)" : "Colour"}
          value={colour?.name ?? null}
          isAuto={isColourAuto && colour !== null}
          columns={spec?.mark === "heat" ? drawable.filter(({ kind }) => isNumber(kind)) : drawable}
          onChange={(name) => onChange({ colour: name, isColourAuto: false })}
        />
      </Shelf>
      {spec !== null && isMany(spec.mark) ? null : (
        <Shelf
          onColumn={(name) => onDrop(name, "facet")}
          clear={{ label: "Clear panels", isEmpty: facet === null, onPress: () => onChange({ facet: null }) }}
        >
          <ColumnPicker
            isStacked
            label="Panels"
            value={facet?.name ?? null}
            columns={drawable}
            onChange={(name) => onChange({ facet: name })}
          />
        </Shelf>
      )}
      {spec?.mark === "dots" || (spec?.mark === "map" && !isDensity(spec, x.nRows)) ? (
        <Shelf
          onColumn={(name) => onDrop(name, "size")}
          clear={{ label: "Clear size", isEmpty: size === null, onPress: () => onChange({ size: null }) }}
        >
          <ColumnPicker
            isStacked
            label="Size"
            value={size?.name ?? null}
            columns={drawable.filter(({ kind }) => isNumber(kind))}
            onChange={(name) => onChange({ size: name })}
          />
        </Shelf>
      ) : null}
      <Shelf onColumn={(name) => onDrop(name, "filter")}>
        <ColumnPicker
          isStacked
          isEmptied
          label="Filter"
          value={null}
          columns={columns}
          onChange={(name) => onDrop(name, "filter")}
        />
      </Shelf>
    </div>
  );
}
