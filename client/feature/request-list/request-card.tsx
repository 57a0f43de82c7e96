import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import {
  byline,
  editionWords,
  explainWords,
  readyWords,
  statusWords,
} from "../../lib/request-words.ts";
import { sizeWords } from "../../lib/size.ts";
import { isEnded, stateTone } from "../../lib/state.ts";
import { dayWords, momentWords, sinceDayWords } from "../../lib/time.ts";
import { Eta } from "../../ui/eta.tsx";
import { Moment } from "../../ui/moment.tsx";
import { useNow } from "../../ui/now.tsx";
import { Poster } from "../../ui/poster.tsx";
import { ProblemBox } from "../../ui/problem-box.tsx";
import { Rail } from "../../ui/rail.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import type { RequestCard as Card } from "./document.ts";

/** One request in a list: where it is, when it will be there, why not yet. */
export function RequestCard(props: { readonly request: Card }): JSX.Element {
  const now = useNow();
  const request = () => props.request;
  const size = () => {
    const bytes = request().downloads.at(0)?.size;
    return request().mediaType === "MOVIE" && bytes != null ? sizeWords(Number(bytes)) : "";
  };
  return (
    <A
      class="card req"
      href={`/request/${encodeURIComponent(request().id)}`}
      data-state={request().state}
    >
      <Poster title={request().title} url={request().posterUrl} />
      <div class="body">
        <div class="row">
          <h3>
            {request().title} <small>{editionWords(request())}</small>
          </h3>
          <span class="eta">
            <When request={request()} />
          </span>
        </div>
        <Show when={byline(request())}>{(words) => <small class="sub">{words()}</small>}</Show>
        <Rail input={{ ...request(), hasProblem: request().problem !== null }} />
        <div class="row low">
          <StateLabel tone={stateTone(request().state)}>{statusWords(request())}</StateLabel>
          <span class="line">{readyWords(request()) || size()}</span>
        </div>
        <Show
          when={request().problem}
          fallback={
            <Show when={explainWords(request(), now())}>
              {(words) => <span class="line">{words()}</span>}
            </Show>
          }
        >
          {(problem) => <ProblemBox problem={problem()} isPlain />}
        </Show>
      </div>
    </A>
  );
}

/** The corner of a card: when it will be there, else since when it stands where it is. */
function When(props: { readonly request: Card }): JSX.Element {
  const isOnItsWay = () => !isEnded(props.request.state) && props.request.state !== "AVAILABLE";
  return (
    <Show
      when={props.request.problem}
      fallback={
        <Show
          when={isOnItsWay() ? props.request.eta : null}
          fallback={
            <Show
              when={props.request.isComplete ? null : props.request.nextAirDate}
              fallback={<Moment at={props.request.stateChangedAt} words={sinceDayWords} />}
            >
              {(at) => (
                <Moment
                  at={at()}
                  words={(date, now) => (
                    <>
                      next <b>{dayWords(date, now)}</b>
                    </>
                  )}
                />
              )}
            </Show>
          }
        >
          {(at) => <Eta at={at()} />}
        </Show>
      }
    >
      {(problem) => (
        <>
          since <Moment at={problem().since} words={momentWords} />
        </>
      )}
    </Show>
  );
}
