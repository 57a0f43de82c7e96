import { type JSX, createUniqueId } from "solid-js";
import { areShortcutsOn, turnShortcuts } from "../../ui/shortcut.ts";
import { SHORTCUT_SETTING } from "../../wording/shortcut-words.ts";

/** Turns the shortcuts off that need no modifier. */
export function KeyboardSection(): JSX.Element {
  const id = createUniqueId();
  return (
    <section class="card box setting" aria-labelledby={`${id}-title`}>
      <h2>
        <b id={`${id}-title`}>{SHORTCUT_SETTING.title}</b>
      </h2>
      <label class="checkbox">
        <input
          type="checkbox"
          checked={areShortcutsOn()}
          aria-describedby={`${id}-note`}
          onChange={(event) => turnShortcuts(event.currentTarget.checked)}
        />
        <span>{SHORTCUT_SETTING.label}</span>
      </label>
      <p class="quiet" id={`${id}-note`}>
        {SHORTCUT_SETTING.note}
      </p>
    </section>
  );
}
