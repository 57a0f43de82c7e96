// Before the first paint, so that a dark screen never flashes white; a file of its own, so that no inline script is needed.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's choice stands.
}
