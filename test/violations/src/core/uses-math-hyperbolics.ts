export const x = Math.atanh(0.5) + Math.sinh(1);
