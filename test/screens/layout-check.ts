import type { Page } from "playwright-core";

/** A page that was resized has been drawn anew by then; on a busy machine that takes some frames. */
const SETTLED_MS = 3_000;

/** Returns what is wrong with the layout of a page and stays so, in words: what overflows sideways, is cut off or overlaps. */
export async function findLayoutFlaws(page: Page): Promise<readonly string[]> {
  const endsAt = performance.now() + SETTLED_MS;
  let flaws = await page.evaluate(findFlaws);
  while (flaws.length > 0 && performance.now() < endsAt) flaws = await page.evaluate(findFlaws);
  return flaws;
}

/** Runs in the browser, so it uses nothing from outside. */
function findFlaws(): string[] {
  const TOLERANCE = 1;
  const flaws: string[] = [];
  const { clientWidth } = document.documentElement;
  // While a dialog is open, what is behind it does not count.
  const root =
    document.querySelector("dialog[open]") ??
    document.querySelector("[popover]:popover-open") ??
    document.body;

  const nameOf = (element: Element): string => {
    const names = [...element.classList].map((name) => `.${name}`).join("");
    const text = (element.textContent ?? "").trim().replaceAll(/\s+/g, " ").slice(0, 40);
    return `<${element.tagName.toLowerCase()}${names}> "${text}"`;
  };
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  /** For screen readers only, or behind a picture. */
  const isHiddenText = (element: Element): boolean =>
    element.closest(".visually-hidden, .poster, [hidden]") !== null ||
    getComputedStyle(element).clipPath === "inset(50%)";
  const scrolls = (element: Element): boolean =>
    /auto|scroll/.test(getComputedStyle(element).overflowX);
  /** Whether an ancestor scrolls or cuts it off; cut text is found below. */
  const isContained = (element: Element): boolean => {
    for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
      const isPage = parent === document.body || parent === document.documentElement;
      if (!isPage && getComputedStyle(parent).overflowX !== "visible") return true;
    }
    return false;
  };

  if (document.documentElement.scrollWidth > clientWidth + TOLERANCE)
    flaws.push(
      `the page is ${document.documentElement.scrollWidth} px wide in a window of ${clientWidth} px`,
    );

  for (const element of root.querySelectorAll("*")) {
    if (!isShown(element) || isHiddenText(element) || element.closest("svg") !== null) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    if (
      (box.right > clientWidth + TOLERANCE || box.left < -TOLERANCE) &&
      !isContained(element) &&
      !scrolls(element)
    )
      flaws.push(
        `sticks out of the window by ${Math.round(box.right - clientWidth)} px: ${nameOf(element)}`,
      );
  }

  interface Line {
    readonly element: Element;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  /** The part of a line that no ancestor cuts off; null if nothing is left. */
  const toVisible = (element: Element, rect: DOMRect): Line | null => {
    let { left, right, top, bottom } = rect;
    let isPinned = false;
    for (let parent: Element | null = element; parent !== null; parent = parent.parentElement) {
      const style = getComputedStyle(parent);
      // The open dialog itself is fixed; what stays in its place covers what is scrolled below it.
      if (parent !== root) isPinned ||= style.position === "fixed" || style.position === "sticky";
      if (!/hidden|clip|auto|scroll/.test(`${style.overflowX} ${style.overflowY}`)) continue;
      const box = parent.getBoundingClientRect();
      const isMeant =
        style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none" || scrolls(parent);
      if (
        !isMeant &&
        /hidden|clip/.test(style.overflowX) &&
        (right > box.right + TOLERANCE || left < box.left - TOLERANCE)
      )
        flaws.push(`cut off by ${nameOf(parent)}: ${nameOf(element)}`);
      left = Math.max(left, box.left);
      right = Math.min(right, box.right);
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
    }
    if (isPinned) return null;
    return right - left > 2 && bottom - top > 2 ? { element, left, right, top, bottom } : null;
  };
  const lines: Line[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? "").trim() === "") continue;
    if (!isShown(element) || isHiddenText(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const line = toVisible(element, rect);
      if (line !== null) lines.push(line);
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((line, index) => {
    for (const other of lines.slice(index + 1)) {
      if (other.top >= line.bottom) break;
      if (other.element === line.element) continue;
      const width = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      const height = Math.min(line.bottom, other.bottom) - other.top;
      // Boxes of lines are higher than their letters.
      const lowest = Math.min(line.bottom - line.top, other.bottom - other.top);
      if (width > 2 && height > lowest * 0.35)
        flaws.push(`overlap: ${nameOf(line.element)} and ${nameOf(other.element)}`);
    }
  });
  return [...new Set(flaws)];
}
