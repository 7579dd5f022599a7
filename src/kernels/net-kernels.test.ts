import fc from "fast-check";
import { it } from "vitest";
import { bothTwins } from "#test/support/both-twins.ts";

const float = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e4, max: 1e4 });
const floats = (length: number) => fc.array(float, { minLength: length, maxLength: length });
const size = fc.integer({ min: 1, max: 21 });

it("multiplies, whatever the tiles, also a matrix that lies on its side", () => {
  const matrices = fc
    .tuple(size, fc.oneof(size, fc.integer({ min: 250, max: 530 })), size, fc.boolean())
    .chain(([rows, inner, columns, onSide]) =>
      fc.tuple(
        fc.constant({ rows, inner, columns, onSide }),
        floats(rows * inner),
        floats(inner * columns),
        floats(rows * columns),
      ),
    );
  fc.assert(
    fc.property(matrices, ([{ rows, inner, columns, onSide }, a, b, c]) =>
      bothTwins(
        (room) => [room.float32(a.length), room.float32(b.length), room.float32(c.length)] as const,
        (room, made) => {
          [a, b, c].forEach((values, i) => made[i]!.set(values));
          const [aRow, aInner] = onSide ? [1, rows] : [inner, 1];
          room.multiply(made[0], aRow, aInner, made[1], made[2], rows, inner, columns);
          return [made[2]];
        },
      ),
    ),
    { numRuns: 60 },
  );
});

it("turns a matrix on its side, and fills rows", () => {
  const matrix = fc
    .tuple(size, size)
    .chain(([rows, columns]) => fc.tuple(fc.constant(rows), floats(rows * columns)));
  fc.assert(
    fc.property(matrix, ([rows, values]) =>
      bothTwins(
        (room) =>
          [room.float32(values.length), room.float32(values.length), room.float32(values.length)] as const,
        (room, [from, to, filled]) => {
          const columns = values.length / rows;
          from.set(values);
          room.transpose(from, to, rows, columns);
          room.fillRows(from.subarray(0, columns), filled, rows);
          return [to, filled];
        },
      ),
    ),
  );
});

it("cuts off below 0, forth and back", () => {
  const some = fc.array(fc.oneof(float, fc.constantFrom(0, -0, Number.NaN, Infinity)), { maxLength: 40 });
  fc.assert(
    fc.property(some, (values) =>
      bothTwins(
        (room) => [room.float32(values.length), room.float32(values.length)] as const,
        (room, [outputs, deltas]) => {
          outputs.set(values);
          deltas.fill(-1.5);
          room.rectify(outputs, values.length);
          room.rectifyBack(outputs, deltas, values.length);
          return [outputs, deltas];
        },
      ),
    ),
  );
});

it("takes a step of Adam", () => {
  const numbers = fc.nat({ max: 21 }).chain((n) => fc.tuple(floats(n), floats(n), floats(n), floats(n)));
  fc.assert(
    fc.property(numbers, fc.float({ noNaN: true, min: 0, max: 1 }), (all, decay) =>
      bothTwins(
        (room) => all.map((values) => room.float32(values.length)),
        (room, made) => {
          all.forEach((values, i) => made[i]!.set(i === 2 ? values.map(Math.abs) : values)); // squares are not below 0
          const [weights, first, second, gradient] = made;
          room.adamStep(weights!, first!, second!, gradient!, decay, 0.9, 0.999, 0.003, 1e-7);
          return made;
        },
      ),
    ),
  );
});
