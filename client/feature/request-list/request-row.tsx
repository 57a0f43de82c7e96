import { type JSX, Show } from "solid-js";
import { Poster } from "../../ui/poster.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import { problemText } from "../../wording/problem-messages.ts";
import { isStuck } from "../../wording/problem-words.ts";
import { byline, editionWords, readyWords, statusWords } from "../../wording/request-words.ts";
import { stateTone } from "../../wording/state.ts";
import { useRequestFeed } from "./create-request-feed.ts";
import type { RequestCard } from "./document.ts";
import { RequestFrame } from "./request-frame.tsx";
import { RequestTime } from "./request-time.tsx";

/** The width in list.css, in CSS pixels. */
const POSTER_WIDTH = 36;

/** One request in two lines, of the same height whatever happens to it: in a list that is looked through. */
export function RequestRow(props: { readonly request: RequestCard }): JSX.Element {
  return (
    <RequestFrame class="request-row" request={props.request}>
      <RowBody request={props.request} />
    </RequestFrame>
  );
}

function RowBody(props: { readonly request: RequestCard }): JSX.Element {
  const feed = useRequestFeed();
  const request = () => props.request;
  const stuck = () => (isStuck(request().problem) ? request().problem : null);
  const about = () =>
    [
      request().isComplete ? "" : readyWords(request()),
      byline(request(), feed.relations[request().id]?.isMine),
    ]
      .filter((words) => words !== "")
      .join(" · ");
  return (
    <>
      <Poster title={request().title} url={request().posterUrl} width={POSTER_WIDTH} />
      <div class="body">
        <h3>
          <bdi>{request().title}</bdi> <small>{editionWords(request())}</small>
        </h3>
        <Show when={stuck()} fallback={<small class="byline">{about()}</small>}>
          {(problem) => <small class="byline is-problem">{problemText(problem()).first}</small>}
        </Show>
      </div>
      <div class="row-end">
        <StateLabel tone={stuck() === null ? stateTone(request().state) : "problem"}>
          {statusWords(request())}
        </StateLabel>
        <small class="eta">
          <RequestTime request={request()} />
        </small>
      </div>
    </>
  );
}
