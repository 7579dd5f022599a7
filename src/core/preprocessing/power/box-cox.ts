import type { PowerFamily } from "#core/preprocessing/power/most-normal-power.ts";
import { FLAT } from "#core/preprocessing/power/yeo-johnson.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";
import { exp, log } from "#core/shared/math.ts";

/**
 * Box and Cox's power transform, doi:10.1111/j.2517-6161.1964.tb00553.x. Operators in the order that power-onnx.ts draws.
 * @param z above 0, or NaN
 * @returns a float64, held within float32's range; NaN for NaN
 */
export function boxCox(z: number, lambda: number): number {
  const logarithm = log(z);
  const bent = Math.abs(lambda) < FLAT ? logarithm : (exp(logarithm * lambda) - 1) / lambda;
  return bent > MAX_FLOAT32 ? MAX_FLOAT32 : bent < -MAX_FLOAT32 ? -MAX_FLOAT32 : bent;
}

export const boxCoxFamily: PowerFamily = { bend: boxCox, logSlope: log };
