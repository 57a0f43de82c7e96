import { A } from "@solidjs/router";
import { type JSX, Show, useContext } from "solid-js";
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
import { type Selection, SelectionContext } from "./create-selection.ts";
import type { RequestCard as Card } from "./document.ts";
import { RequestTime } from "./request-time.tsx";

/** One request in a list: its state, estimated arrival and problem. During a selection, pressing the card selects it. */
export function RequestCard(props: { readonly request: Card }): JSX.Element {
  const selection = useContext(SelectionContext);
  return (
    <Show
      when={selection?.isActive() === true && selection}
      fallback={
        <div class="card-frame">
          <A
            class="card request-card"
            href={`/request/${encodeURIComponent(props.request.id)}`}
            data-state={props.request.state}
          >
            <CardBody request={props.request} />
          </A>
          <Follow request={props.request} />
        </div>
      }
    >
      {(current) => <SelectableCard request={props.request} selection={current()} />}
    </Show>
  );
}

/** Beside the link of the card, because a link cannot contain a button. One's own requests need none. */
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

function SelectableCard(props: {
  readonly request: Card;
  readonly selection: Selection;
}): JSX.Element {
  return (
    <div class="card request-card is-selectable" data-state={props.request.state}>
      <CardBody request={props.request} />
      <label class="select-box">
        <input
          type="checkbox"
          checked={props.selection.has(props.request.id)}
          onChange={() => props.selection.toggle({ ...props.request })}
        />
        <span class="visually-hidden">
          Select <bdi>{props.request.title}</bdi> {editionWords(props.request)}
        </span>
      </label>
    </div>
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
        <div class="row">
          <h3>
            <bdi>{request().title}</bdi> <small>{editionWords(request())}</small>
          </h3>
          <span class="eta">
            <RequestTime request={request()} />
          </span>
        </div>
        <Show when={byline({ ...request(), isMine: feed.relations[request().id]?.isMine })}>
          {(words) => <small class="byline">{words()}</small>}
        </Show>
        <StageBar input={{ ...request(), hasProblem: isStuck(request().problem) }} />
        <div class="row card-foot">
          <StateLabel tone={stateTone(request().state)}>{statusWords(request())}</StateLabel>
          <span class="card-line">{readyWords(request()) || size()}</span>
        </div>
        <HelpNotice askedAt={request().helpAskedAt} askedBy={request().helpAskedBy} isCompact />
        <Show when={line()}>{(words) => <span class="card-line">{words()}</span>}</Show>
        <Show when={problem()}>{(current) => <ProblemBox problem={current()} isCompact />}</Show>
      </div>
    </>
  );
}
