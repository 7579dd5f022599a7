export const x = (y: any) => y;
