import { For, type JSX } from "solid-js";
import { listText } from "../../language/words/list.ts";
import { Dialog } from "../../ui/dialog.tsx";

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

/** Lists the keys of the list. */
export function ShortcutDialog(props: { readonly onClose: () => void }): JSX.Element {
  return (
    <Dialog title={listText("shortcuts")} onClose={() => props.onClose()}>
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
  );
}
