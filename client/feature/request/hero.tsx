import { type JSX, Show } from "solid-js";
import { hueOf } from "../../lib/hue.ts";
import { FollowButton } from "../../ui/follow-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Poster } from "../../ui/poster.tsx";
import { askedWords, editionWords } from "../../wording/request-words.ts";
import { plural } from "../../wording/sentence.ts";
import { onDayWords } from "../../wording/time.ts";
import type { RequestDetails } from "./document.ts";
import { ShareButton } from "./share/share-button.tsx";

interface HeroProps {
  readonly request: RequestDetails;
  /** The request is being deleted or is deleted: no actions are possible. */
  readonly hidesActions: boolean;
  readonly onFollowed: (isFollowed: boolean) => void;
  /** Further actions. */
  readonly children?: JSX.Element;
}

export function Hero(props: HeroProps): JSX.Element {
  const request = () => props.request;
  const facts = () => {
    const { originalTitle, title, year, isAnime, mediaType } = request();
    return [
      originalTitle === title ? null : originalTitle,
      mediaType === "TV" ? year : null,
      isAnime ? "Anime" : null,
      editionWords(request()),
    ].filter((fact) => fact !== null && fact !== "");
  };
  return (
    <div class="hero" style={{ "--h": hueOf(request().title) }}>
      <div class="wrap" classList={{ "has-no-actions": props.hidesActions }}>
        <Poster title={request().title} url={request().posterUrl} />
        <div class="hero-title">
          <h1>{request().title}</h1>
          <p class="meta">
            {facts().join(" · ")}
            <Show when={facts().length > 0}> · </Show>
            {askedWords(request()) || "requested"}{" "}
            <Moment at={request().createdAt} words={onDayWords} />
            <Show when={request().followers > 0}> · {plural(request().followers, "follower")}</Show>
          </p>
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

/** "Watch", "Watch 4 episodes"; empty if nothing is available yet. */
function watchLinkWords({ state, mediaType, counts }: RequestDetails): string {
  if (state === "AVAILABLE") return "Watch";
  if (mediaType === "MOVIE" || counts.available === 0) return "";
  return counts.available === 1 ? "Watch 1 episode" : `Watch ${counts.available} episodes`;
}
