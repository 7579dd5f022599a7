export const x = new Blob([]);
