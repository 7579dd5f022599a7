/** Of so many products the part of `b` in use stays near: 8 columns of 256 rows. */
const DEPTH: usize = 256;

/**
 * See core/kernels/multiply.ts. Four rows by eight columns at a time stay in registers: each load of `b` serves four
 * products and each number of `a` eight. Sums begin with what stands in `c`, so that stretches of `inner` can follow one
 * another.
 */
export function multiply(
  a: usize,
  aRow: u32,
  aInner: u32,
  b: usize,
  c: usize,
  rows: u32,
  inner: u32,
  columns: u32,
): void {
  const rowStep: usize = (<usize>aRow) << 2;
  const innerStep: usize = (<usize>aInner) << 2;
  const width: usize = (<usize>columns) << 2;
  const eights: usize = (<usize>(columns & ~7)) << 2;
  const fours: usize = (<usize>(columns & ~3)) << 2;
  const tall: usize = rows & ~3;
  for (let begin: usize = 0; begin < <usize>inner; begin += DEPTH) {
    const depth = min(DEPTH, <usize>inner - begin);
    const aPart = a + begin * innerStep;
    const bPart = b + begin * width;
    for (let j: usize = 0; j < eights; j += 32) {
      let i: usize = 0;
      for (; i < tall; i += 4)
        tile(aPart + i * rowStep, rowStep, innerStep, bPart + j, width, c + i * width + j, depth);
      for (; i < <usize>rows; i++) {
        four(aPart + i * rowStep, innerStep, bPart + j, width, c + i * width + j, depth);
        four(aPart + i * rowStep, innerStep, bPart + j + 16, width, c + i * width + j + 16, depth);
      }
    }
    let i: usize = 0;
    for (; i < tall; i += 4) {
      const from = aPart + i * rowStep;
      const out = c + i * width;
      if (eights < fours) narrow(from, rowStep, innerStep, bPart + eights, width, out + eights, depth);
      for (let j = fours; j < width; j += 4) thin(from, rowStep, innerStep, bPart + j, width, out + j, depth);
    }
    for (; i < <usize>rows; i++) {
      const from = aPart + i * rowStep;
      const out = c + i * width;
      if (eights < fours) four(from, innerStep, bPart + eights, width, out + eights, depth);
      for (let j = fours; j < width; j += 4) one(from, innerStep, bPart + j, width, out + j, depth);
    }
  }
}

/** Four rows by eight columns. */
function tile(
  a: usize,
  rowStep: usize,
  innerStep: usize,
  b: usize,
  width: usize,
  c: usize,
  depth: usize,
): void {
  const c1 = c + width;
  const c2 = c1 + width;
  const c3 = c2 + width;
  let s00 = v128.load(c);
  let s01 = v128.load(c, 16);
  let s10 = v128.load(c1);
  let s11 = v128.load(c1, 16);
  let s20 = v128.load(c2);
  let s21 = v128.load(c2, 16);
  let s30 = v128.load(c3);
  let s31 = v128.load(c3, 16);
  let a0 = a;
  let a1 = a + rowStep;
  let a2 = a1 + rowStep;
  let a3 = a2 + rowStep;
  for (let k: usize = 0; k < depth; k++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const f0 = v128.load32_splat(a0);
    s00 = f32x4.add(s00, f32x4.mul(f0, b0));
    s01 = f32x4.add(s01, f32x4.mul(f0, b1));
    const f1 = v128.load32_splat(a1);
    s10 = f32x4.add(s10, f32x4.mul(f1, b0));
    s11 = f32x4.add(s11, f32x4.mul(f1, b1));
    const f2 = v128.load32_splat(a2);
    s20 = f32x4.add(s20, f32x4.mul(f2, b0));
    s21 = f32x4.add(s21, f32x4.mul(f2, b1));
    const f3 = v128.load32_splat(a3);
    s30 = f32x4.add(s30, f32x4.mul(f3, b0));
    s31 = f32x4.add(s31, f32x4.mul(f3, b1));
    a0 += innerStep;
    a1 += innerStep;
    a2 += innerStep;
    a3 += innerStep;
    b += width;
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  v128.store(c1, s10);
  v128.store(c1, s11, 16);
  v128.store(c2, s20);
  v128.store(c2, s21, 16);
  v128.store(c3, s30);
  v128.store(c3, s31, 16);
}

/** Four rows by four columns. */
function narrow(
  a: usize,
  rowStep: usize,
  innerStep: usize,
  b: usize,
  width: usize,
  c: usize,
  depth: usize,
): void {
  const c1 = c + width;
  const c2 = c1 + width;
  const c3 = c2 + width;
  let s0 = v128.load(c);
  let s1 = v128.load(c1);
  let s2 = v128.load(c2);
  let s3 = v128.load(c3);
  let a0 = a;
  let a1 = a + rowStep;
  let a2 = a1 + rowStep;
  let a3 = a2 + rowStep;
  for (let k: usize = 0; k < depth; k++) {
    const b0 = v128.load(b);
    s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(a0), b0));
    s1 = f32x4.add(s1, f32x4.mul(v128.load32_splat(a1), b0));
    s2 = f32x4.add(s2, f32x4.mul(v128.load32_splat(a2), b0));
    s3 = f32x4.add(s3, f32x4.mul(v128.load32_splat(a3), b0));
    a0 += innerStep;
    a1 += innerStep;
    a2 += innerStep;
    a3 += innerStep;
    b += width;
  }
  v128.store(c, s0);
  v128.store(c1, s1);
  v128.store(c2, s2);
  v128.store(c3, s3);
}

/** Four rows of one column: four sums that need not wait for one another. */
function thin(
  a: usize,
  rowStep: usize,
  innerStep: usize,
  b: usize,
  width: usize,
  c: usize,
  depth: usize,
): void {
  const c1 = c + width;
  const c2 = c1 + width;
  const c3 = c2 + width;
  let s0 = load<f32>(c);
  let s1 = load<f32>(c1);
  let s2 = load<f32>(c2);
  let s3 = load<f32>(c3);
  let a0 = a;
  let a1 = a + rowStep;
  let a2 = a1 + rowStep;
  let a3 = a2 + rowStep;
  for (let k: usize = 0; k < depth; k++) {
    const b0 = load<f32>(b);
    s0 += load<f32>(a0) * b0;
    s1 += load<f32>(a1) * b0;
    s2 += load<f32>(a2) * b0;
    s3 += load<f32>(a3) * b0;
    a0 += innerStep;
    a1 += innerStep;
    a2 += innerStep;
    a3 += innerStep;
    b += width;
  }
  store<f32>(c, s0);
  store<f32>(c1, s1);
  store<f32>(c2, s2);
  store<f32>(c3, s3);
}

/** One row of four columns. */
function four(a: usize, innerStep: usize, b: usize, width: usize, c: usize, depth: usize): void {
  let sum = v128.load(c);
  for (let k: usize = 0; k < depth; k++) {
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(a), v128.load(b)));
    a += innerStep;
    b += width;
  }
  v128.store(c, sum);
}

function one(a: usize, innerStep: usize, b: usize, width: usize, c: usize, depth: usize): void {
  let sum = load<f32>(c);
  for (let k: usize = 0; k < depth; k++) {
    sum += load<f32>(a) * load<f32>(b);
    a += innerStep;
    b += width;
  }
  store<f32>(c, sum);
}
