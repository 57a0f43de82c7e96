import { type JSX, Match, Show, Switch } from "solid-js";
import { shareText } from "../../language/words/share.ts";
import { Eta } from "../../ui/eta.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import { loadingWords, readyWords, restWords, statusWords } from "../../wording/request-words.ts";
import { sharedSentence } from "../../wording/shared-words.ts";
import { isEnded, stateTone } from "../../wording/state.ts";
import { onDayWords, partEtaWords } from "../../wording/time.ts";
import type { SharedRequest } from "./document.ts";

/** States whose name says all. */
const SAID_ALREADY = new Set<SharedRequest["state"]>(["DOWNLOADING", "AVAILABLE"]);

/** Where the request is, and when it will be there: what whoever opened the link wants to know. */
export function SharedAnswer(props: { readonly request: SharedRequest }): JSX.Element {
  const request = () => props.request;
  const details = () =>
    [readyWords(request()), restWords(request().counts)].filter((words) => words !== "");
  const sentence = () => {
    const words = sharedSentence(request().state, request().mediaType);
    return SAID_ALREADY.has(request().state) ? "" : words;
  };
  return (
    <section class="card box answer" aria-label={shareText("whereItIs")}>
      <div class="row">
        <p class="answer-state">
          <StateLabel tone={stateTone(request().state)}>{statusWords(request())}</StateLabel>
        </p>
        <span class="eta">
          <Arrival request={request()} />
        </span>
      </div>
      <Show when={sentence()}>{(words) => <p>{words()}</p>}</Show>
      <Show when={details().length > 0}>
        <p class="quiet">{details().join(" · ")}</p>
      </Show>
    </section>
  );
}

function Arrival(props: { readonly request: SharedRequest }): JSX.Element {
  const isMoving = () => !isEnded(props.request.state) && props.request.state !== "AVAILABLE";
  return (
    <Switch>
      <Match when={isMoving() ? props.request.eta : null}>{(at) => <Eta at={at()} />}</Match>
      <Match when={isMoving() ? props.request.downloadEta : null}>
        {(at) => (
          <>
            {loadingWords(props.request)}{" "}
            <Moment at={at()} words={(then, now) => <b>{partEtaWords(then, now)}</b>} />
          </>
        )}
      </Match>
      <Match when={props.request.isComplete ? null : props.request.nextAirDate}>
        {(at) => (
          <Phrase
            of={shareText.template(props.request.mediaType === "TV" ? "nextEpisode" : "comesOut")}
            parts={{
              day: (
                <Moment
                  at={at()}
                  isDayOnly={props.request.isNextAirDateDayOnly}
                  words={(then, now) => <b>{onDayWords(then, now)}</b>}
                />
              ),
            }}
          />
        )}
      </Match>
    </Switch>
  );
}
