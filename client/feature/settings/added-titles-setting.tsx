import { For, type JSX, Show } from "solid-js";
import type { Following } from "../../graphql/graphql.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { createSettings } from "./create-settings.ts";

interface Choice {
  readonly name: string;
  readonly description: string;
}

const CHOICES: Record<Following, Choice> = {
  NONE: { name: "Do not track", description: "Tracks only titles requested in Seerr." },
  NEW: {
    name: "Track new titles",
    description: "Also tracks titles added from now on. Existing titles are not tracked.",
  },
  ALL: {
    name: "Track all titles",
    description: "Tracks every title in Sonarr and Radarr. The list may become long.",
  },
};
/** In this order; the record above contains exactly the values of the enum. */
const FOLLOWINGS = Object.keys(CHOICES) as readonly Following[];

/** The setting for titles without a request in Seerr. */
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
        Movies and series can be added in Sonarr or Radarr without a request in Seerr.
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
                    <small>{CHOICES[following].description}</small>
                  </span>
                </label>
              )}
            </For>
          </div>
        )}
      </Show>
      <ErrorText words={live.error()} />
    </section>
  );
}
