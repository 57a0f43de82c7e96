import { For, type JSX } from "solid-js";
import { shell } from "../language/words/shell.ts";
import { Icon } from "../ui/icon.tsx";
import { keepFocus } from "../ui/keep-focus.ts";
import { LanguageChoice } from "../ui/language-choice.tsx";
import { type Tone, toneColour } from "../wording/state.ts";

/** The way of a title, from the request to the screen. */
const WAY: readonly Tone[] = [
  "requested",
  "approved",
  "grabbing",
  "downloading",
  "importing",
  "matching",
  "available",
];

/** The layout of pages before sign-in: the brand, what this is about, and one form. */
export function Entrance(props: { readonly children: JSX.Element }): JSX.Element {
  keepFocus();
  return (
    <main class="entrance">
      <p class="brand">
        <Icon name="box" />
        <span>Status Tracker</span>
      </p>
      <div class="entrance-way" aria-hidden="true">
        <For each={WAY}>
          {(tone) => (
            <span style={{ "--c": toneColour(tone) }}>
              <Icon name={tone} />
            </span>
          )}
        </For>
      </div>
      <p class="entrance-line">{shell("claim")}</p>
      {props.children}
      <LanguageChoice />
    </main>
  );
}
