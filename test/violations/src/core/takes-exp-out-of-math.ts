const { exp } = Math;
export const x = exp(1);
