import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";
import { recall, remember } from "../lib/browser-memory.ts";

const KEY = "single-key-shortcuts";
const OFF = "off";
const [isOn, setIsOn] = createSignal(recall("browser", KEY) !== OFF);

/** Whether keys without a modifier do something. Whoever speaks to the computer turns them off: words would press them. */
export const areShortcutsOn: Accessor<boolean> = isOn;

export function turnShortcuts(on: boolean): void {
  setIsOn(on);
  remember("browser", KEY, on ? null : OFF);
}

/** Calls the handler for keys that are pressed anywhere on the page, unless the user types, chooses or holds a modifier. */
export function createShortcuts(onKey: (event: KeyboardEvent) => void): void {
  const listener = (event: KeyboardEvent) => {
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    if (isModified || event.defaultPrevented || isTyping(event.target)) return;
    if (event.key.length === 1 && !isOn()) return;
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
