/**
 * See core/kernels/explain-rows.ts. The eight rows of a block are four vectors of two; who is on the way and who goes left are
 * masks, all ones or all zeros, so that no row branches.
 */
export function explainRows(
  tape: usize,
  nSteps: u32,
  cuts: usize,
  constants: usize,
  weights: usize,
  nPoints: u32,
  stack: usize,
  columns: usize,
  rows: usize,
  fromBlock: u32,
  toBlock: u32,
  nFeatures: u32,
  nColumns: u32,
  sums: usize,
  pairs: usize,
): void {
  const points = <usize>nPoints;
  const line = points << 6;
  const stride = 128 + 3 * line;
  const sum = 128 + line;
  const ones = i64x2.splat(-1);
  for (let at: usize = 0; at < 64; at += 16) v128.store(stack + at, ones);
  for (let q: usize = 0; q < points; q++) {
    const weight = v128.load64_splat(weights + (q << 3));
    for (let at: usize = 0; at < 64; at += 16) v128.store(stack + 128 + (q << 6) + at, weight);
  }
  const end = tape + ((<usize>nSteps) << 5);
  for (let block: usize = fromBlock; block < <usize>toBlock; block++) {
    const cells = rows + ((block * <usize>nFeatures) << 5);
    const own = sums + ((block * <usize>nColumns) << 6);
    for (let step = tape; step < end; step += 32) {
      const kind = load<u32>(step);
      const level = load<u32>(step, 4);
      const here = stack + <usize>level * stride;
      if (kind == 0) {
        const a = sides(cells, step, cuts, 0);
        const b = sides(cells, step, cuts, 16);
        v128.store(here + 64, i64x2.extend_low_i32x4_s(a));
        v128.store(here + 80, i64x2.extend_high_i32x4_s(a));
        v128.store(here + 96, i64x2.extend_low_i32x4_s(b));
        v128.store(here + 112, i64x2.extend_high_i32x4_s(b));
        const zero = f64x2.splat(0);
        for (let at = here + sum; at < here + sum + line; at += 64) {
          v128.store(at, zero);
          v128.store(at, zero, 16);
          v128.store(at, zero, 32);
          v128.store(at, zero, 48);
        }
        continue;
      }
      const before = load<u32>(step, 12);
      let c = constants + ((<usize>load<u32>(step, 16)) << 3);
      const onWay = stack + <usize>before * stride;
      // Without the feature higher up everybody is on the way, as the lines of level 0 say.
      const a0 = v128.load(onWay);
      const a1 = v128.load(onWay, 16);
      const a2 = v128.load(onWay, 32);
      const a3 = v128.load(onWay, 48);
      let s0: v128, s1: v128, s2: v128, s3: v128;
      if (kind == 4) {
        const low = sides(cells, step, cuts, 0);
        const high = sides(cells, step, cuts, 16);
        s0 = i64x2.extend_low_i32x4_s(low);
        s1 = i64x2.extend_high_i32x4_s(low);
        s2 = i64x2.extend_low_i32x4_s(high);
        s3 = i64x2.extend_high_i32x4_s(high);
      } else {
        const flip = i64x2.splat(-(<i64>load<u32>(step, 20)));
        s0 = v128.xor(v128.load(here, 64), flip);
        s1 = v128.xor(v128.load(here, 80), flip);
        s2 = v128.xor(v128.load(here, 96), flip);
        s3 = v128.xor(v128.load(here, 112), flip);
      }
      const isNew = before == 0;
      if (kind == 1) {
        const below = here + stride;
        store<u32>(columns + ((<usize>level + 1) << 2), load<u32>(step, 8));
        v128.store(below, v128.and(a0, s0));
        v128.store(below, v128.and(a1, s1), 16);
        v128.store(below, v128.and(a2, s2), 32);
        v128.store(below, v128.and(a3, s3), 48);
        const stop = here + 128 + line;
        for (let p = here + 128; p < stop; p += 64, c += 40) {
          const f = v128.load64_splat(c, 8);
          const g = v128.load64_splat(c, 16);
          let f0 = v128.bitselect(g, f, s0);
          let f1 = v128.bitselect(g, f, s1);
          let f2 = v128.bitselect(g, f, s2);
          let f3 = v128.bitselect(g, f, s3);
          if (!isNew) {
            const dead = v128.load64_splat(c);
            f0 = v128.bitselect(f0, dead, a0);
            f1 = v128.bitselect(f1, dead, a1);
            f2 = v128.bitselect(f2, dead, a2);
            f3 = v128.bitselect(f3, dead, a3);
          }
          const to = p + stride;
          v128.store(to, f64x2.mul(v128.load(p), f0));
          v128.store(to, f64x2.mul(v128.load(p, 16), f1), 16);
          v128.store(to, f64x2.mul(v128.load(p, 32), f2), 32);
          v128.store(to, f64x2.mul(v128.load(p, 48), f3), 48);
          if (pairs != 0) {
            const d = v128.load64_splat(c, 24);
            const e = v128.load64_splat(c, 32);
            const counts = to + 2 * line;
            v128.store(counts, v128.and(v128.bitselect(e, d, s0), a0));
            v128.store(counts, v128.and(v128.bitselect(e, d, s1), a1), 16);
            v128.store(counts, v128.and(v128.bitselect(e, d, s2), a2), 32);
            v128.store(counts, v128.and(v128.bitselect(e, d, s3), a3), 48);
          }
        }
        continue;
      }
      let t0 = f64x2.splat(0);
      let t1 = f64x2.splat(0);
      let t2 = f64x2.splat(0);
      let t3 = f64x2.splat(0);
      const isUp = kind == 2;
      const isOnly = kind == 4;
      const into = here + sum;
      const under = isUp ? into + stride : here + 128;
      for (let i: usize = 0; i < line; i += 64, c += 40) {
        const u0 = v128.load(under + i);
        const u1 = v128.load(under + i, 16);
        const u2 = v128.load(under + i, 32);
        const u3 = v128.load(under + i, 48);
        let g0 = u0;
        let g1 = u1;
        let g2 = u2;
        let g3 = u3;
        if (!isUp) {
          const f = v128.load64_splat(c, 8);
          const g = v128.load64_splat(c, 16);
          let f0 = v128.bitselect(g, f, s0);
          let f1 = v128.bitselect(g, f, s1);
          let f2 = v128.bitselect(g, f, s2);
          let f3 = v128.bitselect(g, f, s3);
          if (!isNew) {
            const dead = v128.load64_splat(c);
            f0 = v128.bitselect(f0, dead, a0);
            f1 = v128.bitselect(f1, dead, a1);
            f2 = v128.bitselect(f2, dead, a2);
            f3 = v128.bitselect(f3, dead, a3);
          }
          g0 = f64x2.mul(u0, f0);
          g1 = f64x2.mul(u1, f1);
          g2 = f64x2.mul(u2, f2);
          g3 = f64x2.mul(u3, f3);
        }
        if (!isOnly) {
          g0 = f64x2.add(v128.load(into + i), g0);
          g1 = f64x2.add(v128.load(into + i, 16), g1);
          g2 = f64x2.add(v128.load(into + i, 32), g2);
          g3 = f64x2.add(v128.load(into + i, 48), g3);
        }
        v128.store(into + i, g0);
        v128.store(into + i, g1, 16);
        v128.store(into + i, g2, 32);
        v128.store(into + i, g3, 48);
        const d = v128.load64_splat(c, 24);
        const e = v128.load64_splat(c, 32);
        const m0 = f64x2.mul(u0, v128.and(v128.bitselect(e, d, s0), a0));
        const m1 = f64x2.mul(u1, v128.and(v128.bitselect(e, d, s1), a1));
        const m2 = f64x2.mul(u2, v128.and(v128.bitselect(e, d, s2), a2));
        const m3 = f64x2.mul(u3, v128.and(v128.bitselect(e, d, s3), a3));
        t0 = f64x2.add(t0, m0);
        t1 = f64x2.add(t1, m1);
        t2 = f64x2.add(t2, m2);
        t3 = f64x2.add(t3, m3);
        if (pairs != 0) {
          const counts = into + stride + line + i;
          v128.store(counts, m0);
          v128.store(counts, m1, 16);
          v128.store(counts, m2, 32);
          v128.store(counts, m3, 48);
        }
      }
      const column = load<u32>(step, 8);
      const total = own + ((<usize>column) << 6);
      v128.store(total, f64x2.add(v128.load(total), t0));
      v128.store(total, f64x2.add(v128.load(total, 16), t1), 16);
      v128.store(total, f64x2.add(v128.load(total, 32), t2), 32);
      v128.store(total, f64x2.add(v128.load(total, 48), t3), 48);
      if (pairs != 0) {
        const square = pairs + ((block * <usize>nColumns * <usize>nColumns) << 6);
        addPairs(stack + sum + line, stride, line, level, columns, column, square, nColumns);
      }
    }
  }
}

/** Which of four rows go left, all ones where they do. */
function sides(cells: usize, step: usize, cuts: usize, half: usize): v128 {
  const x = v128.load(cells + ((<usize>load<u32>(step, 20)) << 5) + half);
  const last = load<u32>(step, 28);
  let side = i32x4.splat(-(<i32>(last & 1)));
  const stop = cuts + ((<usize>(last >> 2)) << 2);
  for (let cut = cuts + ((<usize>load<u32>(step, 24)) << 2); cut < stop; cut += 4) {
    side = v128.xor(side, f32x4.gt(x, v128.load32_splat(cut)));
  }
  const isMissing = f32x4.ne(x, x);
  return v128.bitselect(i32x4.splat(-(<i32>((last >> 1) & 1))), side, isMissing);
}

/** Each step above goes together with the one just done. `counts` is where level 0 keeps what its step counts. */
function addPairs(
  counts: usize,
  stride: usize,
  line: usize,
  level: u32,
  columns: usize,
  column: u32,
  square: usize,
  nColumns: u32,
): void {
  const own = counts + <usize>(level + 1) * stride;
  for (let above: u32 = 1; above <= level; above++) {
    const other = load<u32>(columns + ((<usize>above) << 2));
    if (other == column) continue;
    const pair = square + ((<usize>min(other, column) * <usize>nColumns + <usize>max(other, column)) << 6);
    let t0 = f64x2.splat(0);
    let t1 = f64x2.splat(0);
    let t2 = f64x2.splat(0);
    let t3 = f64x2.splat(0);
    const from = counts + <usize>above * stride;
    for (let i: usize = 0; i < line; i += 64) {
      t0 = f64x2.add(t0, f64x2.mul(v128.load(from + i), v128.load(own + i)));
      t1 = f64x2.add(t1, f64x2.mul(v128.load(from + i, 16), v128.load(own + i, 16)));
      t2 = f64x2.add(t2, f64x2.mul(v128.load(from + i, 32), v128.load(own + i, 32)));
      t3 = f64x2.add(t3, f64x2.mul(v128.load(from + i, 48), v128.load(own + i, 48)));
    }
    v128.store(pair, f64x2.add(v128.load(pair), t0));
    v128.store(pair, f64x2.add(v128.load(pair, 16), t1), 16);
    v128.store(pair, f64x2.add(v128.load(pair, 32), t2), 32);
    v128.store(pair, f64x2.add(v128.load(pair, 48), t3), 48);
  }
}
