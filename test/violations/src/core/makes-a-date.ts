export const x = new Date(0).getTime();
