export const x = new Intl.NumberFormat("de").format(1);
