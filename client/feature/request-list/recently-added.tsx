import { For, type JSX, Show } from "solid-js";
import { listText } from "../../language/words/list.ts";
import { A } from "../../ui/link.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Poster } from "../../ui/poster.tsx";
import { editionWords } from "../../wording/request-words.ts";
import { episodeCount } from "../../wording/sentence.ts";
import { sinceDayWords } from "../../wording/time.ts";
import type { RequestList } from "./create-request-list.ts";
import type { RequestCard } from "./document.ts";

/** About the width of a poster in the row (list.css), in CSS pixels. */
const POSTER_WIDTH = 116;

/** The posters of the requests that became available last. */
export function RecentlyAdded(props: { readonly list: RequestList }): JSX.Element {
  return (
    <Show when={props.list.rows().length > 0}>
      <section class="section">
        <h2>
          <b>{listText("recentlyReady")}</b>
        </h2>
        <div class="poster-row">
          <For each={props.list.rows().slice(0, RECENTLY_ADDED_COUNT)}>
            {(request) => (
              <A href={`/request/${encodeURIComponent(request.id)}`}>
                <Poster title={request.title} url={request.posterUrl} width={POSTER_WIDTH} />
                <p>
                  <bdi>{request.title}</bdi>
                  <br />
                  <small>
                    <Show when={about(request)}>{(words) => <>{words()} · </>}</Show>
                    <Moment at={request.stateChangedAt} words={sinceDayWords} />
                  </small>
                </p>
              </A>
            )}
          </For>
        </div>
      </section>
    </Show>
  );
}

export const RECENTLY_ADDED_COUNT = 8;

/** "12 episodes", or the season from season 2 on. */
function about(request: RequestCard): string {
  if (request.mediaType === "MOVIE") return request.is4k ? "4K" : "";
  const [season] = request.seasons;
  if (request.seasons.length === 1 && season !== undefined && season > 1)
    return editionWords(request);
  return request.counts.total > 0 ? episodeCount(request.counts.total) : "";
}
