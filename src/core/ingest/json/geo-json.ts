import { isObject } from "#core/ingest/json/json-rows.ts";
import type { Shaped } from "#core/ingest/json/json-shapes.ts";
import { type Json, JsonNumber, type JsonObject } from "#core/ingest/json/parse-json.ts";

const axes = ["longitude", "latitude", "altitude"];

/**
 * A FeatureCollection of GeoJSON (RFC 7946): a row a feature, its properties as columns. Where every place is a point, its
 * coordinates are columns, so that a map can draw them; else the geometry is kept as it is. null for what is none.
 */
export function geoJson(root: JsonObject): Shaped | null {
  const features = root.get("features");
  if (root.get("type") !== "FeatureCollection" || !Array.isArray(features)) return null;
  if (features.length === 0 || !features.every(isObject)) return null;
  const points = features.map((feature) => pointOf(feature.get("geometry") ?? null));
  const arePoints = points.every((point) => point !== null) && points.some((point) => point.length > 0);
  const taken = new Set(features.flatMap((feature) => [...propertiesOf(feature).keys()]));
  const free = (name: string) => (taken.has(name) ? `geometry.${name}` : name);
  const records = features.map((feature, i) => {
    const record = new Map<string, Json>();
    const id = feature.get("id");
    if (id !== undefined) record.set(free("id"), id);
    for (const [key, value] of propertiesOf(feature)) record.set(key, value);
    if (arePoints) for (const [axis, value] of points[i]!.entries()) record.set(free(axes[axis]!), value);
    else record.set(free("geometry"), feature.get("geometry") ?? null);
    return record;
  });
  const where = arePoints ? "the coordinates of its point" : "its geometry";
  return {
    names: null,
    records,
    note: `Each feature of the GeoJSON is a row: its properties and ${where}.`,
  };
}

function propertiesOf(feature: JsonObject): JsonObject {
  const properties = feature.get("properties");
  return isObject(properties) ? properties : new Map();
}

/** Its coordinates; none of a feature without a place. null for any other geometry. */
function pointOf(geometry: Json): readonly Json[] | null {
  if (geometry === null) return [];
  if (!isObject(geometry) || geometry.get("type") !== "Point") return null;
  const coordinates = geometry.get("coordinates");
  if (!Array.isArray(coordinates)) return null;
  const all: readonly Json[] = coordinates;
  return all.every((value) => value instanceof JsonNumber) ? all.slice(0, axes.length) : null;
}
