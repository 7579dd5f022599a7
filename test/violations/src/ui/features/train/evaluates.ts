export const x = (y: string) => eval(y);
