import { recall, remember } from "./browser-memory.ts";

export const THEMES = ["auto", "dark", "light"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "theme";

/** Returns the theme stored in this browser; public/start.js applies it before the first paint. */
export function loadTheme(): Theme {
  const stored = recall("browser", KEY);
  return stored === "dark" || stored === "light" ? stored : "auto";
}

export function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  remember("browser", KEY, theme === "auto" ? null : theme);
}
