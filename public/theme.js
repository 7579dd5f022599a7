// The remembered theme, before the first paint. A file, because the page's policy refuses inline scripts.
try {
  const theme = localStorage.getItem("lathe.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's theme it is.
}
