import { onCleanup, onMount } from "solid-js";

/** What may take the focus in place of something that is gone. */
const PLACES = "li, form, section, main, header, [role=group], .notice, .card, dialog";

/**
 * Keeps the focus near its place when the focused element goes away, such as the button of an action that is done; without
 * it the focus is lost to the body, and the next Tab starts at the top of the page.
 */
export function keepFocus(): void {
  let path: readonly Element[] = [];
  const remember = ({ target }: FocusEvent) => {
    path = target instanceof Element ? ancestorsOf(target) : [];
  };
  /** Whoever moves the focus away on purpose, such as by a click beside it, leaves nothing behind that is gone. */
  const restore = () => {
    const [last, ...around] = path;
    if (last === undefined || canHaveFocus(last)) return;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body && activeElement !== last) return;
    path = [];
    const place = around.find((element) => canHaveFocus(element) && element.matches(PLACES));
    if (!(place instanceof HTMLElement)) return;
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(restore);
  onMount(() => {
    document.addEventListener("focusin", remember);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ["disabled", "hidden"],
    });
  });
  onCleanup(() => {
    observer.disconnect();
    document.removeEventListener("focusin", remember);
  });
}

function ancestorsOf(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let one: Element | null = element; one !== null; one = one.parentElement) found.push(one);
  return found;
}

function canHaveFocus(element: Element): boolean {
  return (
    element.isConnected && !element.matches(":disabled") && element.closest("[hidden]") === null
  );
}
