import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { paperAt, paperLines } from "./paper-lines.ts";

/**
 * The squared paper under the drawing. It is a layer of its own, larger than the board by one square: a pan shifts it and
 * paints nothing, where a pattern painted over the whole board costs more at each frame than all the steps on it.
 */
export function Paper() {
  const store = useStoreApi();
  const sheet = useRef<SVGSVGElement>(null);
  const fine = useRef<SVGPathElement>(null);
  const coarse = useRef<SVGPathElement>(null);
  useEffect(() => {
    let drawn = "";
    const draw = () => {
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const wanted = `${zoom} ${width} ${height}`;
      if (wanted !== drawn) {
        drawn = wanted;
        const lines = paperLines(zoom, width, height);
        sheet.current?.setAttribute("width", `${lines.width}`);
        sheet.current?.setAttribute("height", `${lines.height}`);
        fine.current?.setAttribute("d", lines.fine);
        coarse.current?.setAttribute("d", lines.coarse);
      }
      const at = paperAt(x, y, zoom);
      if (sheet.current) sheet.current.style.transform = `translate(${at.x}px, ${at.y}px)`;
    };
    draw();
    return store.subscribe(draw);
  }, [store]);
  return (
    <svg ref={sheet} className="paper" aria-hidden>
      <path ref={fine} className="fine" />
      <path ref={coarse} className="coarse" />
    </svg>
  );
}
