import { For, type JSX, Show, createSignal, createUniqueId } from "solid-js";
import { requestText } from "../../language/words/request.ts";
import { shell } from "../../language/words/shell.ts";
import { StateLabel } from "../../ui/state-label.tsx";
import { isStuck } from "../../wording/problem-words.ts";
import { readyWords, restWords } from "../../wording/request-words.ts";
import { type Tone, isEnded, stateName } from "../../wording/state.ts";
import type { ActionRecord } from "./action/document.ts";
import type { RequestDetails, RequestEpisode } from "./document.ts";
import { EpisodeDialog } from "./episode-dialog.tsx";
import { type EpisodeGroup, groupEpisodes } from "./episode-group.ts";
import { EpisodeSquare, episodeTone } from "./episode-square.tsx";
import type { Step } from "./history-document.ts";
import { moveFocus } from "./roving-focus.ts";
import { SeasonTabs } from "./season-tabs.tsx";

/** Up to this many episodes all seasons are shown at once. */
const UNTABBED_EPISODES = 40;

interface EpisodeGridProps {
  readonly request: RequestDetails;
  /** The history of the request. */
  readonly steps: readonly Step[];
  readonly onAction: (record: ActionRecord) => void;
}

/** All episodes at a glance; pressing one opens its details. */
export function EpisodeGrid(props: EpisodeGridProps): JSX.Element {
  const [openId, setOpenId] = createSignal<string | null>(null);
  const [focusedId, setFocusedId] = createSignal<string | null>(null);
  const [chosenSeason, setChosenSeason] = createSignal<string | null>(null);
  const panelId = createUniqueId();
  const allGroups = () => groupEpisodes(props.request.episodes);
  const hasTabs = () => allGroups().length > 1 && props.request.episodes.length > UNTABBED_EPISODES;
  const shownSeason = () => {
    const chosen = allGroups().find(({ key }) => key === chosenSeason());
    return (chosen ?? mostRelevant(allGroups()))?.key ?? "";
  };
  const groups = () =>
    hasTabs() ? allGroups().filter(({ key }) => key === shownSeason()) : allGroups();
  /** The one that had the focus last, or the first one. */
  const tabStop = () => {
    const shown = groups().flatMap(({ episodes }) => episodes);
    return shown.find(({ id }) => id === focusedId())?.id ?? shown[0]?.id;
  };
  const opened = () => props.request.episodes.find((episode) => episode.id === openId());
  const ordered = () => allGroups().flatMap(({ episodes }) => episodes);
  const neighbour = (step: -1 | 1) => {
    const index = ordered().findIndex(({ id }) => id === openId());
    return index < 0 ? null : (ordered()[index + step] ?? null);
  };
  const move = (episode: RequestEpisode) => {
    setChosenSeason(
      allGroups().find(({ episodes }) => episodes.some(({ id }) => id === episode.id))?.key ?? null,
    );
    setFocusedId(episode.id);
    setOpenId(episode.id);
  };
  let grid: HTMLElement | undefined;
  /** The focus goes to the episode that was shown last; the browser gives it to the one that was pressed. */
  const close = () => {
    setFocusedId(openId());
    setOpenId(null);
    grid?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };
  const summary = () =>
    [readyWords(props.request), restWords(props.request.counts)]
      .filter((words) => words !== "")
      .join(" · ");
  return (
    <section class="card box">
      <h2>
        <b>{requestText("episodes")}</b>
        <span>{summary()}</span>
      </h2>
      <Show when={hasTabs()}>
        <SeasonTabs
          seasons={allGroups()}
          shown={shownSeason()}
          panelId={panelId}
          onShow={setChosenSeason}
        />
      </Show>
      <div
        id={panelId}
        ref={(element) => (grid = element)}
        role={hasTabs() ? "tabpanel" : "group"}
        aria-label={
          hasTabs()
            ? allGroups().find(({ key }) => key === shownSeason())?.title
            : requestText("episodes")
        }
        onKeyDown={moveFocus}
      >
        <For each={groups()}>
          {(group) => (
            <>
              <Show when={groups().length > 1 || !group.isCounted}>
                <h3 class="season">
                  {group.title}{" "}
                  <Show when={!group.isCounted}>
                    <small>{requestText("notRequested")}</small>
                  </Show>
                </h3>
              </Show>
              <div class="episodes" classList={{ "is-uncounted": !group.isCounted }}>
                <For each={group.episodes}>
                  {(episode) => (
                    <EpisodeSquare
                      episode={episode}
                      namesSeason={!group.isCounted}
                      isTabStop={tabStop() === episode.id}
                      onFocus={() => setFocusedId(episode.id)}
                      onOpen={() => move(episode)}
                    />
                  )}
                </For>
              </div>
            </>
          )}
        </For>
      </div>
      <div class="legend">
        <For each={legend(props.request.episodes)}>
          {([name, tone]) => <StateLabel tone={tone}>{name}</StateLabel>}
        </For>
      </div>
      <Show when={opened()}>
        {(episode) => (
          <EpisodeDialog
            request={props.request}
            episode={episode()}
            previous={neighbour(-1)}
            next={neighbour(1)}
            steps={props.steps}
            onAction={props.onAction}
            onMove={move}
            onClose={close}
          />
        )}
      </Show>
    </section>
  );
}

/** The season to start with: one with a problem, one under way, else the last one with something ready. */
function mostRelevant(groups: readonly EpisodeGroup<RequestEpisode>[]) {
  const isUnderWay = ({ state }: RequestEpisode) =>
    state !== "AVAILABLE" && state !== "UNAIRED" && !isEnded(state);
  return (
    groups.find(
      ({ isCounted, episodes }) => isCounted && episodes.some((e) => isStuck(e.problem)),
    ) ??
    groups.find(({ isCounted, episodes }) => isCounted && episodes.some(isUnderWay)) ??
    groups.findLast(
      ({ isCounted, episodes }) => isCounted && episodes.some(({ state }) => state === "AVAILABLE"),
    ) ??
    groups[0]
  );
}

/** The distinct states of the episodes. */
function legend(episodes: readonly RequestEpisode[]): readonly (readonly [string, Tone])[] {
  const names = new Map<string, Tone>();
  for (const episode of episodes) {
    const tone = episodeTone(episode);
    names.set(tone === "problem" ? shell("needsAttention") : stateName(episode.state, "TV"), tone);
  }
  return [...names];
}
