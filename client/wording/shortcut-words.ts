/** The setting of the shortcuts that need no modifier. */
export const SHORTCUT_SETTING = {
  title: "Keyboard",
  label: "Shortcuts with a single key",
  note: "Such as / to search, and ? to list them all. Turn them off if you dictate. This applies to this browser.",
} as const;
