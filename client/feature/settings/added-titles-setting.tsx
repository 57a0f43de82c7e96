import { For, type JSX, Show } from "solid-js";
import type { Following } from "../../graphql/graphql.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { createSettings } from "./create-settings.ts";

interface Choice {
  readonly name: string;
  readonly words: string;
}

const CHOICES: Record<Following, Choice> = {
  NONE: { name: "Leave them out", words: "Only what was asked for in Seerr is shown." },
  NEW: {
    name: "Show new ones",
    words: "What somebody adds there from now on is shown, too. What is there already is left out.",
  },
  ALL: {
    name: "Show all of them",
    words:
      "Everything that is in Sonarr and Radarr is shown, whoever added it and when. That may be a lot.",
  },
};
/** In that order; the record above holds every choice and nothing else. */
const FOLLOWINGS = Object.keys(CHOICES) as readonly Following[];

/** What becomes of titles that nobody asked for in Seerr. */
export function AddedTitlesSetting(): JSX.Element {
  const live = createSettings();
  return (
    <section class="card box setting">
      <h2 id="added-titles">
        <b>Titles added in Sonarr or Radarr</b>
        <span role="status">
          {live.outcome() === "saved" ? "Saved" : ""}
          {live.outcome() === "saving" ? "Saving…" : ""}
        </span>
      </h2>
      <p class="quiet">
        Somebody may add a film or a show there directly, without asking for it in Seerr.
      </p>
      <Show when={live.settings()}>
        {(settings) => (
          <div class="choices" role="radiogroup" aria-labelledby="added-titles">
            <For each={FOLLOWINGS}>
              {(following) => (
                <label class="choice">
                  <input
                    type="radio"
                    name="follows-added"
                    checked={settings().followsAdded === following}
                    onChange={() => void live.save({ followsAdded: following })}
                  />
                  <span>
                    <b>{CHOICES[following].name}</b>
                    <small>{CHOICES[following].words}</small>
                  </span>
                </label>
              )}
            </For>
          </div>
        )}
      </Show>
      <ErrorText words={live.refusal()} />
    </section>
  );
}
