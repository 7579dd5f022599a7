export const x = () => setTimeout(() => {}, 1);
