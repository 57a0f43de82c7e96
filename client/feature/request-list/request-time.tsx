import { type JSX, Match, Switch } from "solid-js";
import { listText } from "../../language/words/list.ts";
import { Eta } from "../../ui/eta.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { isStuck } from "../../wording/problem-words.ts";
import { isEnded, stateName } from "../../wording/state.ts";
import { dayWords, momentWords, partEtaWords, sinceDayWords } from "../../wording/time.ts";
import type { RequestCard } from "./document.ts";

/** The time in the corner of a card: the estimated arrival of the request or of a part of it, or since when it is in its state. */
export function RequestTime(props: { readonly request: RequestCard }): JSX.Element {
  const hasEnded = () => isEnded(props.request.state) || props.request.state === "AVAILABLE";
  const since = () => {
    const { problem, stateChangedAt } = props.request;
    return isStuck(problem) ? problem.since : stateChangedAt;
  };
  const nextAirDate = () => (props.request.isComplete ? null : props.request.nextAirDate);
  return (
    <Switch
      fallback={
        <Since what={stateName(props.request.state, props.request.mediaType)} at={since()} />
      }
    >
      <Match when={isStuck(props.request.problem)}>
        <Since what={listText("stuck")} at={since()} />
      </Match>
      <Match when={hasEnded() ? null : props.request.eta}>{(at) => <Eta at={at()} />}</Match>
      <Match when={hasEnded() ? null : props.request.downloadEta}>
        {(at) => (
          <Phrase
            of={listText.template("next")}
            parts={{ time: <Moment at={at()} words={partEta} /> }}
          />
        )}
      </Match>
      <Match when={nextAirDate()}>
        {(next) => (
          <Moment
            at={next()}
            isDayOnly={props.request.isNextAirDateDayOnly}
            words={(at, now) => {
              const day = <b>{dayWords(at, now)}</b>;
              // A movie has no other.
              return props.request.mediaType === "MOVIE" ? (
                day
              ) : (
                <Phrase of={listText.template("next")} parts={{ time: day }} />
              );
            }}
          />
        )}
      </Match>
      <Match when={hasEnded()}>
        <Moment at={since()} words={sinceDayWords} />
      </Match>
    </Switch>
  );
}

function partEta(at: Date, now: Date): JSX.Element {
  return <b>{partEtaWords(at, now)}</b>;
}

function Since(props: { readonly what: string; readonly at: string }): JSX.Element {
  return (
    <Phrase
      of={listText.template("stateSince")}
      parts={{
        state: <span class="since-what">{props.what}</span>,
        time: <Moment at={props.at} words={momentWords} />,
      }}
    />
  );
}
