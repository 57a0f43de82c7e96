import { type JSX, Show } from "solid-js";
import type { Following } from "../../graphql/graphql.ts";
import { settingsText } from "../../language/words/about.ts";
import { shell } from "../../language/words/shell.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { LoadedContent } from "../../ui/loaded-content.tsx";
import { type RadioCard, RadioCards } from "../../ui/radio-cards.tsx";
import { createSettings } from "./create-settings.ts";

const CARDS: readonly RadioCard<Following>[] = [
  {
    value: "NONE",
    get name() {
      return settingsText("doNotTrack");
    },
    get description() {
      return settingsText("doNotTrackHint");
    },
  },
  {
    value: "NEW",
    get name() {
      return settingsText("trackNew");
    },
    get description() {
      return settingsText("trackNewHint");
    },
  },
  {
    value: "ALL",
    get name() {
      return settingsText("trackAll");
    },
    get description() {
      return settingsText("trackAllHint");
    },
  },
];

/** The setting for titles without a request in Seerr. */
export function AddedTitlesSetting(): JSX.Element {
  const live = createSettings();
  return (
    <section class="card box setting">
      <h2>
        <b>{settingsText("withoutRequest")}</b>
        <span role="status">
          {live.outcome() === "saved" ? shell("saved") : ""}
          {live.outcome() === "saving" ? shell("saving") : ""}
        </span>
      </h2>
      <p class="quiet">{settingsText("withoutRequestHint")}</p>
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
              label={settingsText("withoutRequest")}
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
