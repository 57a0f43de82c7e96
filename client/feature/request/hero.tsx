import { For, type JSX, Show } from "solid-js";
import { phrase } from "../../language/words/phrase.ts";
import { requestText } from "../../language/words/request.ts";
import { timeText } from "../../language/words/time.ts";
import { FollowButton } from "../../ui/follow-button.tsx";
import { HeroBackground } from "../../ui/hero-background.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { Poster } from "../../ui/poster.tsx";
import { linkName } from "../../wording/link-words.ts";
import { askedWords, editionWords } from "../../wording/request-words.ts";
import { listWords } from "../../wording/sentence.ts";
import { isEnded } from "../../wording/state.ts";
import { onDayWords } from "../../wording/time.ts";
import type { RequestDetails } from "./document.ts";
import { Overview } from "./overview.tsx";
import { ShareButton } from "./share/share-button.tsx";

const POSTER_WIDTH = 150;

interface HeroProps {
  readonly request: RequestDetails;
  /** The request is being deleted or is deleted: no actions are possible. */
  readonly hidesActions: boolean;
  readonly onFollowed: (isFollowed: boolean) => void;
  /** Further actions. */
  readonly children?: JSX.Element;
}

/** What the title is, who asked for it, and what can be done with the request. */
export function Hero(props: HeroProps): JSX.Element {
  const request = () => props.request;
  return (
    <div class="hero">
      <HeroBackground posterUrl={request().posterUrl} backdropUrl={request().backdropUrl} />
      <div class="wrap">
        <Poster title={request().title} url={request().posterUrl} width={POSTER_WIDTH} />
        <div class="hero-title">
          <h1>{request().title}</h1>
          <p class="meta">{factsWords(request())}</p>
          <p class="meta">
            <Asked request={request()} />
          </p>
          <Show when={request().overview}>{(text) => <Overview text={text()} />}</Show>
          <Links request={request()} />
        </div>
        <Show when={!props.hidesActions}>
          <div class="actions">
            <Show when={watchLinkWords(request()) === "" ? null : request().watchUrl}>
              {(url) => (
                <a class="btn primary" href={url()} rel="external noreferrer" target="_blank">
                  <Icon name="available" />
                  {watchLinkWords(request())}
                </a>
              )}
            </Show>
            <Show when={!request().isMine}>
              <FollowButton
                requestId={request().id}
                isFollowed={request().isFollowed}
                onChanged={(isFollowed) => props.onFollowed(isFollowed)}
              />
            </Show>
            <ShareButton requestId={request().id} title={request().title} />
            {props.children}
          </div>
        </Show>
      </div>
    </div>
  );
}

/** "リコリス・リコイル · 2022 · Anime · Season 1 · 24 min · Action and Drama". */
function factsWords(request: RequestDetails): string {
  const { originalTitle, title, year, isAnime, mediaType, runtimeMinutes, genres } = request;
  return [
    originalTitle === title ? null : originalTitle,
    mediaType === "TV" ? year : null,
    isAnime ? phrase("anime") : null,
    editionWords(request),
    runtimeMinutes === null ? null : timeText("minutes", { minutes: runtimeMinutes }),
    listWords(genres.slice(0, MAX_GENRES)),
  ]
    .filter((fact) => fact !== null && fact !== "")
    .join(" · ");
}

/** TMDB has titles with a dozen; the first ones say most. */
const MAX_GENRES = 3;

/** "requested by Taro on Tuesday · 2 followers · next episode on Friday". */
function Asked(props: { readonly request: RequestDetails }): JSX.Element {
  const next = () => {
    const { mediaType, state, nextAirDate } = props.request;
    return mediaType === "TV" && !isEnded(state) ? nextAirDate : null;
  };
  return (
    <>
      {askedWords(props.request, props.request.isMine) || requestText("requested")}{" "}
      <Moment at={props.request.createdAt} words={onDayWords} />
      <Show when={props.request.followers > 0}>
        {" "}
        · {requestText("followers", { count: props.request.followers })}
      </Show>
      <Show when={next()}>
        {(at) => (
          <>
            {" "}
            ·{" "}
            <Phrase
              of={requestText.template("nextEpisode")}
              parts={{
                day: (
                  <Moment
                    at={at()}
                    isDayOnly={props.request.isNextAirDateDayOnly}
                    words={onDayWords}
                  />
                ),
              }}
            />
          </>
        )}
      </Show>
    </>
  );
}

/** The pages about the title that the viewer may open. */
function Links(props: { readonly request: Pick<RequestDetails, "links" | "title"> }): JSX.Element {
  return (
    <Show when={props.request.links.length > 0}>
      <ul class="title-links" aria-label={requestText("elsewhere", { title: props.request.title })}>
        <For each={props.request.links}>
          {(link) => (
            <li>
              <a class="tag" href={link.url} rel="external noreferrer" target="_blank">
                {linkName(link)}
              </a>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** "Watch", "Watch 4 episodes"; empty if nothing is available yet. */
function watchLinkWords({ state, mediaType, counts }: RequestDetails): string {
  if (state === "AVAILABLE") return requestText("watch");
  if (mediaType === "MOVIE" || counts.available === 0) return "";
  return requestText("watchEpisodes", { count: counts.available });
}
