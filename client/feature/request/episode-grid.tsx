import { For, type JSX, Show, createSignal } from "solid-js";
import { StateLabel } from "../../ui/state-label.tsx";
import { readyWords, restWords } from "../../wording/request-words.ts";
import { type Tone, stateName } from "../../wording/state.ts";
import type { ActionRecord } from "./action/document.ts";
import type { RequestDetails, RequestEpisode } from "./document.ts";
import { EpisodeDialog } from "./episode-dialog.tsx";
import { groupEpisodes } from "./episode-group.ts";
import { EpisodeSquare, episodeTone } from "./episode-square.tsx";
import type { Step } from "./history-document.ts";

interface EpisodeGridProps {
  readonly request: RequestDetails;
  /** The history of the request. */
  readonly steps: readonly Step[];
  readonly onAction: (record: ActionRecord) => void;
}

/** All episodes at a glance; pressing one opens its details. */
export function EpisodeGrid(props: EpisodeGridProps): JSX.Element {
  const [openId, setOpenId] = createSignal<string | null>(null);
  const groups = () => groupEpisodes(props.request.episodes);
  const opened = () => props.request.episodes.find((episode) => episode.id === openId());
  const summary = () =>
    [readyWords(props.request), restWords(props.request.counts)]
      .filter((words) => words !== "")
      .join(" · ");
  return (
    <section class="card box">
      <h2>
        <b>Episodes</b>
        <span>{summary()}</span>
      </h2>
      <For each={groups()}>
        {(group) => (
          <>
            <Show when={groups().length > 1 || !group.isCounted}>
              <h3 class="season">
                {group.title}{" "}
                <Show when={!group.isCounted}>
                  <small>not requested, not counted</small>
                </Show>
              </h3>
            </Show>
            <div class="episodes" classList={{ "is-uncounted": !group.isCounted }}>
              <For each={group.episodes}>
                {(episode) => (
                  <EpisodeSquare
                    episode={episode}
                    namesSeason={!group.isCounted}
                    onOpen={() => setOpenId(episode.id)}
                  />
                )}
              </For>
            </div>
          </>
        )}
      </For>
      <div class="legend">
        <For each={legend(props.request.episodes)}>
          {([name, tone]) => <StateLabel tone={tone}>{name}</StateLabel>}
        </For>
      </div>
      <Show when={opened()} keyed>
        {(episode) => (
          <EpisodeDialog
            requestId={props.request.id}
            episode={episode}
            steps={props.steps}
            actionHistory={props.request.actionHistory}
            onAction={props.onAction}
            onClose={() => setOpenId(null)}
          />
        )}
      </Show>
    </section>
  );
}

/** The distinct states of the episodes. */
function legend(episodes: readonly RequestEpisode[]): readonly (readonly [string, Tone])[] {
  const names = new Map<string, Tone>();
  for (const episode of episodes) {
    const tone = episodeTone(episode);
    names.set(tone === "problem" ? "Needs attention" : stateName(episode.state), tone);
  }
  return [...names];
}
