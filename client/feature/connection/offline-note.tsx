import { type JSX, Show, useContext } from "solid-js";
import { ShownFromContext } from "../../graphql/last-answers.ts";
import { shell } from "../../language/words/shell.ts";
import { useNow } from "../../ui/now.tsx";
import { dayClockWords } from "../../wording/time.ts";

/** Says that the page shows what the server said last, and when that was. */
export function OfflineNote(): JSX.Element {
  const shownFrom = useContext(ShownFromContext);
  const now = useNow();
  return (
    <Show when={shownFrom()}>
      {(at) => (
        <p class="offline-note" role="status">
          <span class="wrap">{shell("offlineNote", { time: dayClockWords(at(), now()) })}</span>
        </p>
      )}
    </Show>
  );
}
