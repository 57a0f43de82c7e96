import { type JSX, Show, createSignal } from "solid-js";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { createShortcuts } from "../../ui/shortcut.ts";

const ShortcutDialog = lazyPart(async () => (await import("./shortcut-dialog.tsx")).ShortcutDialog);

/** Moves between the cards of the page with the keyboard; "?" lists the keys. */
export function ListShortcuts(): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  createShortcuts((event) => {
    if (event.key === "?") {
      event.preventDefault();
      setIsOpen(true);
      return;
    }
    const step = stepOf(event.key);
    if (step === 0) return;
    const cards = [...document.querySelectorAll<HTMLElement>(".card-frame > a")];
    const current = cards.findIndex((card) => card === document.activeElement);
    // Without a card in focus, the arrows scroll the page.
    if (current < 0 && event.key.startsWith("Arrow")) return;
    const next = cards[current < 0 ? firstVisible(cards) : current + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
  return (
    <Show when={isOpen()}>
      <ShortcutDialog onClose={() => setIsOpen(false)} />
    </Show>
  );
}

function stepOf(key: string): number {
  if (key === "j" || key === "ArrowDown") return 1;
  return key === "k" || key === "ArrowUp" ? -1 : 0;
}

function firstVisible(cards: readonly HTMLElement[]): number {
  return Math.max(
    0,
    cards.findIndex((card) => card.getBoundingClientRect().top >= 0),
  );
}
