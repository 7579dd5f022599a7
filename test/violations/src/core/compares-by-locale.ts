export const x = "a".localeCompare("b");
