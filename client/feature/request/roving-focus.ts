/** Keys that move the focus among the squares of a grid, or the tabs of a list. */
type Step = (index: number, count: number, columns: number) => number;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: (index) => index + 1,
  ArrowLeft: (index) => index - 1,
  ArrowDown: (index, _count, columns) => index + columns,
  ArrowUp: (index, _count, columns) => index - columns,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Returns the index that a key leads to; null for another key, and at the edge. */
export function nextIndex(
  key: string,
  index: number,
  count: number,
  columns: number,
): number | null {
  const step = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined;
  const next = step?.(index, count, columns);
  return next === undefined || next < 0 || next >= count ? null : next;
}

/** Moves the focus among the buttons of a container by the arrow keys, Home and End. */
export function moveFocus(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const index = buttons.findIndex((button) => button === document.activeElement);
  if (index < 0) return;
  const next = nextIndex(event.key, index, buttons.length, columnsOf(buttons));
  if (next === null) return;
  event.preventDefault();
  buttons[next]?.focus();
}

/** How many stand in the first row. */
function columnsOf(buttons: readonly HTMLElement[]): number {
  const top = buttons[0]?.offsetTop;
  const below = buttons.findIndex(({ offsetTop }) => offsetTop !== top);
  return below < 0 ? buttons.length : below;
}
