export const x = () => fetch("/x");
