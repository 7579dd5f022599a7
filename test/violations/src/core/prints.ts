export const x = () => console.log(1);
