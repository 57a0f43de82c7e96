import { type JSX, Show } from "solid-js";
import type { Following } from "../../graphql/graphql.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { LoadedContent } from "../../ui/loaded-content.tsx";
import { type RadioCard, RadioCards } from "../../ui/radio-cards.tsx";
import { createSettings } from "./create-settings.ts";

const TITLE = "Titles without a request";

const CARDS: readonly RadioCard<Following>[] = [
  { value: "NONE", name: "Do not track", description: "Tracks only titles requested in Seerr." },
  {
    value: "NEW",
    name: "Track new titles",
    description: "Also tracks titles added from now on. Existing titles are not tracked.",
  },
  {
    value: "ALL",
    name: "Track all titles",
    description: "Tracks every title in Sonarr and Radarr. The list may become long.",
  },
];

/** The setting for titles without a request in Seerr. */
export function AddedTitlesSetting(): JSX.Element {
  const live = createSettings();
  return (
    <section class="card box setting">
      <h2>
        <b>{TITLE}</b>
        <span role="status">
          {live.outcome() === "saved" ? "Saved" : ""}
          {live.outcome() === "saving" ? "Saving…" : ""}
        </span>
      </h2>
      <p class="quiet">
        Movies and series can be added in Sonarr or Radarr without a request in Seerr.
      </p>
      <LoadedContent
        source={{
          isLoaded: () => live.settings() !== null,
          error: live.error,
          reload: live.reload,
        }}
      >
        <Show when={live.settings()}>
          {(settings) => (
            <RadioCards
              name="follows-added"
              label={TITLE}
              cards={CARDS}
              value={settings().followsAdded}
              onChoose={(followsAdded) => void live.save({ followsAdded })}
            />
          )}
        </Show>
      </LoadedContent>
      <ErrorText words={live.saveError()} />
    </section>
  );
}
