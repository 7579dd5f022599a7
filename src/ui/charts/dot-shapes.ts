/** A shape beside each class's colour, in the order of the classes. */
export const dotSigns = ["●", "■", "▲", "◆", "▼", "✚", "★"] as const;

/** The outline of class `index`'s shape around (0, 0), about `r` px in radius. */
export function dotPath(index: number, r: number): string {
  const s = r * 0.9;
  switch (index % dotSigns.length) {
    case 1:
      return `M${-s} ${-s}H${s}V${s}H${-s}Z`;
    case 2:
      return `M0 ${-r * 1.15}L${r * 1.1} ${r * 0.8}H${-r * 1.1}Z`;
    case 3:
      return `M0 ${-r * 1.25}L${r * 1.25} 0L0 ${r * 1.25}L${-r * 1.25} 0Z`;
    case 4:
      return `M0 ${r * 1.15}L${r * 1.1} ${-r * 0.8}H${-r * 1.1}Z`;
    case 5:
      return `M${-r * 0.4} ${-r * 1.2}H${r * 0.4}V${-r * 0.4}H${r * 1.2}V${r * 0.4}H${r * 0.4}V${r * 1.2}H${-r * 0.4}V${r * 0.4}H${-r * 1.2}V${-r * 0.4}H${-r * 0.4}Z`;
    case 6:
      return `M0 ${-r * 1.3}L${r * 0.4} ${-r * 0.4}L${r * 1.3} 0L${r * 0.4} ${r * 0.4}L0 ${r * 1.3}L${-r * 0.4} ${r * 0.4}L${-r * 1.3} 0L${-r * 0.4} ${-r * 0.4}Z`;
    default:
      return `M${-r} 0A${r} ${r} 0 1 0 ${r} 0A${r} ${r} 0 1 0 ${-r} 0Z`;
  }
}
