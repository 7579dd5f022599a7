/** A shape beside each class's colour, in the order of the classes. */
export const dotSigns = ["●", "■", "▲", "◆", "▼", "✚", "★"] as const;

/** The outline of class `index`'s shape around (x, y), about `r` px in radius; several make one path. */
export function dotPath(index: number, r: number, x = 0, y = 0): string {
  const s = (part: number) => Math.round(part * r * 100) / 100;
  return `M${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}${outline(index % dotSigns.length, s)}`;
}

/** From the middle. */
function outline(shape: number, s: (part: number) => number): string {
  switch (shape) {
    case 1:
      return `m${s(-0.9)} ${s(-0.9)}h${s(1.8)}v${s(1.8)}h${s(-1.8)}z`;
    case 2:
      return `m0 ${s(-1.15)}l${s(1.1)} ${s(1.95)}h${s(-2.2)}z`;
    case 3:
      return `m0 ${s(-1.25)}l${s(1.25)} ${s(1.25)}l${s(-1.25)} ${s(1.25)}l${s(-1.25)} ${s(-1.25)}z`;
    case 4:
      return `m0 ${s(1.15)}l${s(1.1)} ${s(-1.95)}h${s(-2.2)}z`;
    case 5: {
      const [out, back] = [s(0.8), s(-0.8)];
      const arms = `h${out}v${out}h${out}v${out}h${back}v${out}h${back}v${back}h${back}v${back}h${out}z`;
      return `m${s(-0.4)} ${s(-1.2)}${arms}`;
    }
    case 6: {
      const [far, near] = [s(0.9), s(0.4)];
      const [less, bit] = [s(-0.9), s(-0.4)];
      const points = `l${near} ${far}l${far} ${near}l${less} ${near}l${bit} ${far}l${bit} ${less}l${less} ${bit}l${far} ${bit}z`;
      return `m0 ${s(-1.3)}${points}`;
    }
    default:
      return `m${s(-1)} 0a${s(1)} ${s(1)} 0 1 0 ${s(2)} 0a${s(1)} ${s(1)} 0 1 0 ${s(-2)} 0z`;
  }
}
