import { medianOf } from "#core/frame/quantiles.ts";

/** What must be known of a column before it can be a degree on a map. */
export interface DegreeColumn {
  readonly name: string;
  readonly kind: string;
  /** null or absent where it is not known. */
  readonly range?: { readonly min: number; readonly max: number } | null;
}

export type Degree = "longitude" | "latitude";

const most: Readonly<Record<Degree, number>> = { longitude: 180, latitude: 90 };
const names: Readonly<Record<Degree, ReadonlySet<string>>> = {
  longitude: new Set([
    "lon",
    "lng",
    "long",
    "longitude",
    "longitud",
    "longitudine",
    "längengrad",
    "laengengrad",
  ]),
  latitude: new Set(["lat", "latitude", "latitud", "latitudine", "breitengrad"]),
};

/** Whether a column's numbers can be degrees: within -180 to 180, or -90 to 90. */
export function canBe(degree: Degree, { kind, range }: DegreeColumn): boolean {
  if (kind !== "numeric" && kind !== "integer") return false;
  return range != null && range.min >= -most[degree] && range.max <= most[degree];
}

/** Whether it is one by its name and its numbers: "lat", "pickup_longitude", "stationLat". */
export function isDegree(degree: Degree, column: DegreeColumn): boolean {
  const words = column.name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return words.some((word) => names[degree].has(word)) && canBe(degree, column);
}

/**
 * The cosine of a latitude, in degrees: how long a degree of longitude is there, beside one of latitude. By Taylor's
 * series, as the engines' own cosines differ in their last bits; within 1e-9 over -90 to 90.
 */
export function lengthOfDegree(latitude: number): number {
  const x = (Math.min(90, Math.abs(latitude)) * Math.PI) / 180;
  const square = x * x;
  let [term, sum] = [1, 1];
  for (let k = 1; k <= 9; k++) {
    term *= -square / ((2 * k - 1) * (2 * k));
    sum += term;
  }
  return Math.max(0, sum);
}

/** Kilometres in a degree of a great circle; the mean radius of the earth is 6,371.0088 km (IUGG). */
const kmOfDegree = (6371.0088 * Math.PI) / 180;

export interface MapCentre {
  readonly longitude: number;
  readonly latitude: number;
  /** Half of the rows lie within so far of it. */
  readonly km: number;
}

/**
 * The median longitude and latitude, and the median distance from there. Distances are those of the map: equirectangular,
 * true at the centre's latitude.
 * @param xs longitudes of the rows drawn, `ys` their latitudes; none missing
 */
export function mapCentre(xs: Float64Array, ys: Float64Array): MapCentre | null {
  if (xs.length === 0) return null;
  const [longitude, latitude] = [medianOf(xs.slice().sort()), medianOf(ys.slice().sort())];
  const narrow = lengthOfDegree(latitude);
  const distances = xs.map((x, row) => {
    const [dx, dy] = [(x - longitude) * narrow, ys[row]! - latitude];
    return Math.sqrt(dx * dx + dy * dy);
  });
  return { longitude, latitude, km: medianOf(distances.sort()) * kmOfDegree };
}

/** How many hexagons across and up make regular ones on the map, about as many as other densities have. */
export function mapLattice(
  [west, east]: readonly [number, number],
  [south, north]: readonly [number, number],
  hexagons: number,
): readonly [across: number, up: number] {
  const wide = (east - west) * lengthOfDegree((south + north) / 2);
  const tall = (north - south) / (Math.sqrt(3) / 2); // lines of hexagons are √3/2 of a step apart
  if (!(wide > 0) || !(tall > 0)) return [36, 20];
  const step = Math.sqrt((wide * tall) / hexagons);
  const within = (n: number) => Math.max(3, Math.min(90, Math.round(n)));
  return [within(wide / step), within(tall / step)];
}
