import { type JSX, createUniqueId } from "solid-js";
import { accountText } from "../../language/words/account.ts";
import { areShortcutsOn, turnShortcuts } from "../../ui/shortcut.ts";

/** Turns the shortcuts off that need no modifier. */
export function KeyboardSection(): JSX.Element {
  const id = createUniqueId();
  return (
    <section class="card box setting" aria-labelledby={`${id}-title`}>
      <h2>
        <b id={`${id}-title`}>{accountText("keyboard")}</b>
      </h2>
      <label class="checkbox">
        <input
          type="checkbox"
          checked={areShortcutsOn()}
          aria-describedby={`${id}-note`}
          onChange={(event) => turnShortcuts(event.currentTarget.checked)}
        />
        <span>{accountText("singleKeys")}</span>
      </label>
      <p class="quiet" id={`${id}-note`}>
        {accountText("singleKeysHint")}
      </p>
    </section>
  );
}
