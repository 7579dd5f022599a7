export const x = (1).toLocaleString();
