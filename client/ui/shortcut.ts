import { onCleanup, onMount } from "solid-js";

/** Calls the handler for keys that are pressed anywhere on the page, unless the user types, chooses or holds a modifier. */
export function createShortcuts(onKey: (event: KeyboardEvent) => void): void {
  const listener = (event: KeyboardEvent) => {
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    if (isModified || event.defaultPrevented || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]") !== null) return;
    onKey(event);
  };
  onMount(() => document.addEventListener("keydown", listener));
  onCleanup(() => document.removeEventListener("keydown", listener));
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
