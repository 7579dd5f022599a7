import { addPoints, classNames, mostPoints, type Painting, valueRange } from "#core/paint/painting.ts";
import { fromBase64Url, toBase64Url } from "#core/shared/base64url.ts";

const BYTES_A_POINT = 4;

/** The points in four bytes each: 10 bits for x and for y in hundredths of the sheet, 7 for the mark. */
export function encodePoints({ points }: Painting): string {
  const bytes = new Uint8Array(points.length * BYTES_A_POINT);
  const view = new DataView(bytes.buffer);
  points.forEach(({ x, y, mark }, i) => {
    const packed = Math.round(x * 100) * 2 ** 17 + Math.round(y * 100) * 2 ** 7 + mark;
    view.setUint32(i * BYTES_A_POINT, packed);
  });
  return toBase64Url(bytes);
}

/** null for anything that is not the code of a painting of this kind. */
export function decodePoints(kind: Painting["kind"], code: string): Painting | null {
  const bytes = fromBase64Url(code);
  if (bytes === null || bytes.length % BYTES_A_POINT !== 0) return null;
  const count = bytes.length / BYTES_A_POINT;
  if (count > mostPoints) return null;
  const view = new DataView(bytes.buffer);
  const mostMark = kind === "class" ? classNames.length - 1 : valueRange.max;
  const points = [];
  for (let i = 0; i < count; i++) {
    const packed = view.getUint32(i * BYTES_A_POINT);
    const [x, y, mark] = [Math.floor(packed / 2 ** 17), Math.floor(packed / 2 ** 7) % 1024, packed % 128];
    if (x > 1000 || y > 1000 || mark > mostMark) return null;
    points.push({ x: x / 100, y: y / 100, mark });
  }
  return addPoints({ kind, points: [] }, points);
}
