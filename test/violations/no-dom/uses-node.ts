export const x = process.argv;
