import { onCleanup, onMount } from "solid-js";

/** What may take the focus in place of something that is gone. */
const PLACES = "li, section, main, [role=group], .notice, .card, dialog";

/**
 * Keeps the focus near its place when the focused element is removed, such as the button of an action that is done;
 * without it the focus is lost to the body, and the next Tab starts at the top of the page.
 */
export function keepFocus(root: () => HTMLElement | undefined): void {
  let path: readonly Element[] = [];
  const remember = (event: FocusEvent) => {
    const found: Element[] = [];
    for (
      let element = event.target instanceof Element ? event.target : null;
      element !== null && element !== root()?.parentElement;
      element = element.parentElement
    )
      found.push(element);
    path = found;
  };
  /** Whoever moves the focus away on purpose, such as by a click beside it, leaves nothing behind that is gone. */
  const restore = () => {
    const [last, ...around] = path;
    if (last === undefined || last.isConnected) return;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const place = around.find((element) => element.isConnected && element.matches(PLACES));
    path = [];
    if (!(place instanceof HTMLElement)) return;
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(restore);
  onMount(() => {
    const element = root();
    if (element === undefined) return;
    element.addEventListener("focusin", remember);
    observer.observe(element, { childList: true, subtree: true });
  });
  onCleanup(() => observer.disconnect());
}
