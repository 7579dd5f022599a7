export const x = Math.exp(1);
