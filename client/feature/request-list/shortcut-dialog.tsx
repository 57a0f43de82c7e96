import { For, type JSX } from "solid-js";
import { filterText } from "../../language/words/filter.ts";
import { Dialog } from "../../ui/dialog.tsx";

const SHORTCUTS = [
  {
    keys: ["/"],
    word: "search",
  },
  {
    keys: ["j", "↓"],
    word: "nextRequest",
  },
  {
    keys: ["k", "↑"],
    word: "previousRequest",
  },
  {
    keys: ["Enter"],
    word: "openRequest",
  },
  {
    keys: ["Esc"],
    word: "clearSearch",
  },
  {
    keys: ["?"],
    word: "showShortcuts",
  },
] as const;

/** Lists the keys of the list. */
export function ShortcutDialog(props: { readonly onClose: () => void }): JSX.Element {
  return (
    <Dialog title={filterText("shortcuts")} onClose={() => props.onClose()}>
      <dl class="shortcuts">
        <For each={SHORTCUTS}>
          {({ keys, word }) => (
            <div>
              <dt>
                <For each={keys}>{(key) => <kbd>{key}</kbd>}</For>
              </dt>
              <dd>{filterText(word)}</dd>
            </div>
          )}
        </For>
      </dl>
    </Dialog>
  );
}
