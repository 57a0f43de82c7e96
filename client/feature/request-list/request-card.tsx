import { type Component, type JSX, Show, createContext, useContext } from "solid-js";
import { Dynamic } from "solid-js/web";
import { FollowButton } from "../../ui/follow-button.tsx";
import { HelpNotice } from "../../ui/help-notice.tsx";
import { useNow } from "../../ui/now.tsx";
import { Poster } from "../../ui/poster.tsx";
import { ProblemBox } from "../../ui/problem-box.tsx";
import { StageBar } from "../../ui/stage-bar.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import { isAboutTheDate, isStuck } from "../../wording/problem-words.ts";
import {
  byline,
  editionWords,
  explainWords,
  readyWords,
  restWords,
  statusWords,
} from "../../wording/request-words.ts";
import { sizeWords } from "../../wording/size.ts";
import { stateTone } from "../../wording/state.ts";
import { useRequestFeed } from "./create-request-feed.ts";
import { SelectionContext } from "./create-selection.ts";
import type { RequestCard as Card } from "./document.ts";
import { RequestFrame } from "./request-frame.tsx";
import { RequestTime } from "./request-time.tsx";

/** What can be done about the problem of a request, on its card; undefined where cards offer nothing. */
export const CardActionContext = createContext<Component<{ readonly request: Card }>>();

/** One request in a list: its state, estimated arrival and problem, with what helps. */
export function RequestCard(props: { readonly request: Card }): JSX.Element {
  const selection = useContext(SelectionContext);
  const action = useContext(CardActionContext);
  return (
    <>
      <RequestFrame class="request-card" request={props.request}>
        <CardBody request={props.request} />
      </RequestFrame>
      {/* Beside the link of the card, because a link cannot contain a button. */}
      <Show when={selection?.isActive() !== true}>
        <Show when={isStuck(props.request.problem) && action}>
          {(helping) => <Dynamic component={helping()} request={props.request} />}
        </Show>
        <Follow request={props.request} />
      </Show>
    </>
  );
}

/** One's own requests need none. */
function Follow(props: { readonly request: Card }): JSX.Element {
  const feed = useRequestFeed();
  const relation = () => feed.relations[props.request.id];
  return (
    <Show when={relation()?.isMine === false && relation()}>
      {(known) => (
        <FollowButton
          requestId={props.request.id}
          isFollowed={known().isFollowed}
          compactFor={props.request.title}
          onChanged={(isFollowed) => feed.setFollowed(props.request.id, isFollowed)}
        />
      )}
    </Show>
  );
}

function CardBody(props: { readonly request: Card }): JSX.Element {
  const now = useNow();
  const feed = useRequestFeed();
  const request = () => props.request;
  const size = () => {
    const bytes = request().downloads.at(0)?.size;
    // During the download the sentence below says it.
    const isSaid = request().state === "DOWNLOADING" && problem() === null;
    return request().mediaType === "MOVIE" && bytes != null && !isSaid
      ? sizeWords(Number(bytes))
      : "";
  };
  /** Omits a problem about the air date, because the line below shows the date. */
  const problem = () => {
    const { problem: worst } = request();
    return worst !== null && isAboutTheDate(worst) ? null : worst;
  };
  /** The current activity. Empty next to a stuck problem; next to a waiting problem, the progress of the other episodes. */
  const line = () => {
    const current = problem();
    if (current === null) return explainWords(request(), now());
    return isStuck(current) || request().counts.total <= 1 ? "" : restWords(request().counts);
  };
  return (
    <>
      <Poster title={request().title} url={request().posterUrl} />
      <div class="body">
        <h3>
          <bdi>{request().title}</bdi> <small>{editionWords(request())}</small>
        </h3>
        <span class="eta">
          <RequestTime request={request()} />
        </span>
        <small class="byline">{byline(request(), feed.relations[request().id]?.isMine)}</small>
        <StageBar request={request()} hasProblem={isStuck(request().problem)} />
        <StateLabel tone={stateTone(request().state)}>{statusWords(request())}</StateLabel>
        <div class="card-more">
          <span class="card-share">{readyWords(request()) || size()}</span>
          <div class="card-say">
            <HelpNotice askedAt={request().helpAskedAt} askedBy={request().helpAskedBy} isCompact />
            <Show when={line()}>{(words) => <span class="card-line">{words()}</span>}</Show>
            <Show when={problem()}>
              {(current) => <ProblemBox problem={current()} isCompact />}
            </Show>
          </div>
        </div>
      </div>
    </>
  );
}
