import { For, type JSX } from "solid-js";
import { requestText } from "../../language/words/request.ts";
import { moveFocus } from "./roving-focus.ts";

interface Season {
  readonly key: string;
  readonly title: string;
  readonly episodes: readonly { readonly state: string }[];
}

interface SeasonTabsProps {
  readonly seasons: readonly Season[];
  /** Key of the season that is shown. */
  readonly shown: string;
  /** Id of the element that shows the season. */
  readonly panelId: string;
  readonly onShow: (key: string) => void;
}

/** The seasons of a long show, of which one is shown: one Tab stop, arrow keys inside. */
export function SeasonTabs(props: SeasonTabsProps): JSX.Element {
  return (
    <div
      class="season-tabs"
      role="tablist"
      aria-label={requestText("seasons")}
      onKeyDown={moveFocus}
    >
      <For each={props.seasons.map(({ key }) => key)}>
        {(key) => {
          const season = () => props.seasons.find((other) => other.key === key);
          const isShown = () => props.shown === key;
          return (
            <button
              class="btn small"
              type="button"
              role="tab"
              aria-selected={isShown()}
              aria-controls={props.panelId}
              tabIndex={isShown() ? 0 : -1}
              onFocus={() => props.onShow(key)}
              onClick={() => props.onShow(key)}
            >
              {season()?.title} <small>{share(season())}</small>
            </button>
          );
        }}
      </For>
    </div>
  );
}

/** "4 of 13": how many are ready. */
function share(season: Season | undefined): string {
  const episodes = season?.episodes ?? [];
  return requestText("seasonShare", {
    count: episodes.filter(({ state }) => state === "AVAILABLE").length,
    total: episodes.length,
  });
}
