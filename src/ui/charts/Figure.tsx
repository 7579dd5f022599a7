import { Code, Download, Pin, PinOff, Table2 } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { DataTableTwin, type TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { InTurn } from "#ui/controls/InTurn.tsx";
import { Menu } from "#ui/controls/Menu.tsx";
import { refuse } from "#ui/controls/toast-queue.ts";
import { equationsKept } from "#ui/format/equations-kept.ts";
import { HyphensKept } from "#ui/format/HyphensKept.tsx";
import { copyPicture } from "./copy-picture.ts";
import { saveBlob } from "./download.ts";
import { drawingToSvg, svgToPng } from "./export-drawing.ts";
import { useFigureNumber } from "./FigureNumbers.tsx";
import { PythonDialog } from "./PythonDialog.tsx";
import { twinToCsv } from "./twin-csv.ts";

export interface FigureProps {
  /** Stable ("evaluate.roc"): its number, deep link and kept place hang on it. */
  readonly id: string;
  /** Normally given by `FigureNumbers`. */
  readonly number?: number;
  /** The finding: a sentence with the number in it. */
  readonly title: string;
  /** One line of method under the title. */
  readonly sub?: ReactNode;
  /** How to read it, n, and the interval. Without it the sentences are the caption. */
  readonly caption?: ReactNode;
  /** Two plain sentences computed from the numbers; also what a screen reader says. */
  readonly sentences: readonly string[];
  readonly table: TwinTable;
  /** The same computation for scikit-learn and pandas. */
  readonly python?: string | (() => Promise<string>) | undefined;
  /** Without extension. */
  readonly fileName: string;
  /** Where the numbers come from, as one line under an exported picture. */
  readonly source?: string;
  readonly onKeep?: (() => void) | undefined;
  readonly isKept?: boolean;
  readonly className?: string;
  /** The drawing: SVG, canvas or HTML; all three can be downloaded. */
  readonly children: ReactNode;
}

/** A numbered figure: ink rule, finding, four quiet acts, drawing, caption. Every drawing of Lathe stands in one. */
export function Figure(props: FigureProps) {
  const {
    id,
    title,
    sub,
    caption,
    sentences,
    table,
    python,
    fileName,
    source,
    onKeep,
    isKept = false,
  } = props;
  const given = useFigureNumber(id);
  const number = props.number ?? given;
  const [showsTable, setShowsTable] = useState(false);
  const [showsPython, setShowsPython] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const spoken = useId();
  const heading = useId();
  const label = number === null ? title : `Fig. ${number}. ${title}`;

  const picture = async (kind: "png" | "svg", element: HTMLElement) => {
    const svg = await drawingToSvg(element, { title: label, source: source ?? sentences.join(" ") });
    return kind === "svg" ? new Blob([svg.text], { type: "image/svg+xml" }) : svgToPng(svg, 2);
  };
  const copy = () => {
    if (drawing.current !== null) void copyPicture(picture("png", drawing.current));
  };
  const save = async (kind: "png" | "svg") => {
    if (drawing.current === null) return;
    try {
      saveBlob(await picture(kind, drawing.current), `${fileName}.${kind}`);
    } catch (error) {
      refuse(`The picture was not saved: ${error instanceof Error ? error.message : "the browser refused"}`);
    }
  };
  const noPicture = showsTable
    ? { isDisabled: true, hint: "Go back to the drawing first" }
    : { isDisabled: false };

  return (
    <figure
      id={`figure-${id}`}
      className={`figure ${props.className ?? ""}`}
      aria-labelledby={heading}
      aria-describedby={spoken}
    >
      <header>
        <span className="figure-number">{number === null ? "" : `Fig.\u2009${number}`}</span>
        <h2 className="figure-finding" id={heading}>
          <HyphensKept>{equationsKept(title)}</HyphensKept>
        </h2>
        <div className="figure-acts">
          <InTurn>
            <IconButton
              icon={Table2}
              size="small"
              label={showsTable ? "Show the drawing" : "Show as a table"}
              isPressed={showsTable}
              onPress={() => setShowsTable(!showsTable)}
            />
            {python === undefined ? null : (
              <IconButton
                icon={Code}
                size="small"
                label="Show the Python"
                onPress={() => setShowsPython(true)}
              />
            )}
            <Menu
              label="Download"
              items={[
                { id: "copy", label: "Copy the picture", onAction: copy, ...noPicture },
                { id: "png", label: "Picture (PNG)", onAction: () => void save("png"), ...noPicture },
                { id: "svg", label: "Drawing (SVG)", onAction: () => void save("svg"), ...noPicture },
                {
                  id: "csv",
                  label: "Numbers (CSV)",
                  onAction: () =>
                    saveBlob(new Blob([twinToCsv(table)], { type: "text/csv" }), `${fileName}.csv`),
                },
              ]}
            >
              <IconButton icon={Download} size="small" label="Download" />
            </Menu>
            {onKeep === undefined ? null : (
              <IconButton
                icon={isKept ? PinOff : Pin}
                size="small"
                label={isKept ? "Let go of this figure" : "Keep this figure"}
                isPressed={isKept}
                onPress={onKeep}
              />
            )}
          </InTurn>
        </div>
      </header>
      {sub === undefined ? null : <p className="figure-sub">{sub}</p>}
      {showsTable ? (
        <DataTableTwin table={table} caption={label} />
      ) : (
        <div className="figure-drawing" ref={drawing}>
          <InTurn>{props.children}</InTurn>
        </div>
      )}
      <figcaption className={caption === undefined && sentences.length === 0 ? "spoken" : ""}>
        {caption ?? equationsKept(sentences.join(" "))}
      </figcaption>
      <p className="spoken" id={spoken}>
        {sentences.join(" ")}
      </p>
      {python === undefined || !showsPython ? null : (
        <PythonDialog title={title} code={python} fileName={fileName} onClose={() => setShowsPython(false)} />
      )}
    </figure>
  );
}
