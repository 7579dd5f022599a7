export const x = document.title;
