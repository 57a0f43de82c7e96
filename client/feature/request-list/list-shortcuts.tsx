import { For, type JSX, Show, createSignal } from "solid-js";
import { listText } from "../../language/words/list.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { createShortcuts } from "../../ui/shortcut.ts";

const SHORTCUTS = [
  {
    keys: ["/"],
    get what() {
      return listText("search");
    },
  },
  {
    keys: ["j", "↓"],
    get what() {
      return listText("nextRequest");
    },
  },
  {
    keys: ["k", "↑"],
    get what() {
      return listText("previousRequest");
    },
  },
  {
    keys: ["Enter"],
    get what() {
      return listText("openRequest");
    },
  },
  {
    keys: ["Esc"],
    get what() {
      return listText("clearSearch");
    },
  },
  {
    keys: ["?"],
    get what() {
      return listText("showShortcuts");
    },
  },
] as const;

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
      <Dialog title={listText("shortcuts")} onClose={() => setIsOpen(false)}>
        <dl class="shortcuts">
          <For each={SHORTCUTS}>
            {({ keys, what }) => (
              <div>
                <dt>
                  <For each={keys}>{(key) => <kbd>{key}</kbd>}</For>
                </dt>
                <dd>{what}</dd>
              </div>
            )}
          </For>
        </dl>
      </Dialog>
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
