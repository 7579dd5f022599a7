import { addPoints, classNames, mostPoints, type Painting, valueRange } from "#core/paint/painting.ts";
import { fromBase64Url, toBase64Url } from "#core/shared/base64url.ts";

const BYTES_A_POINT = 4;
const X_UNIT = 131_072; // above 10 bits of y and 7 of the mark
const Y_UNIT = 128;

/** The points in four bytes each: 10 bits for x and for y in hundredths of the sheet, 7 for the mark. */
export function encodePoints({ points }: Painting): string {
  const bytes = new Uint8Array(points.length * BYTES_A_POINT);
  const view = new DataView(bytes.buffer);
  points.forEach(({ x, y, mark }, i) => {
    const packed = Math.round(x * 100) * X_UNIT + Math.round(y * 100) * Y_UNIT + mark;
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
    const [x, y, mark] = [Math.floor(packed / X_UNIT), Math.floor(packed / Y_UNIT) % 1024, packed % Y_UNIT];
    if (x > 1000 || y > 1000 || mark > mostMark) return null;
    points.push({ x: x / 100, y: y / 100, mark });
  }
  return addPoints({ kind, points: [] }, points);
}
