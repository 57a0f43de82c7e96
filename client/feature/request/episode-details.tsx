import { For, type JSX, Show, createSignal } from "solid-js";
import { choiceText } from "../../language/words/choice.ts";
import { requestText } from "../../language/words/request.ts";
import { localDay, toMoment } from "../../lib/day.ts";
import { Icon } from "../../ui/icon.tsx";
import { LoadedContent } from "../../ui/loaded-content.tsx";
import { Moment } from "../../ui/moment.tsx";
import { useNow } from "../../ui/now.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { ProblemBox } from "../../ui/problem-box.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import { isActionOf } from "../../wording/history-transition.ts";
import { reasonWords } from "../../wording/reason-words.ts";
import { remedyWords } from "../../wording/remedy-words.ts";
import { percentWords } from "../../wording/size.ts";
import { stateName } from "../../wording/state.ts";
import { momentWords, onDayWords } from "../../wording/time.ts";
import { ActionList } from "./action/action-list.tsx";
import { ActionNews } from "./action/action-news.tsx";
import type { ActionRecord } from "./action/document.ts";
import { findRemedy } from "./action/under-way.ts";
import { useReleaseChoice } from "./choice/choice-context.ts";
import { createEpisode } from "./create-episode.ts";
import type { RequestEpisode } from "./document.ts";
import { episodeTone } from "./episode-square.tsx";
import type { EpisodeDetails, Step } from "./history-document.ts";
import { HistoryList } from "./history-list.tsx";

interface EpisodeDetailsProps {
  readonly requestId: string;
  readonly episode: RequestEpisode;
  /** The history of the whole request. */
  readonly steps: readonly Step[];
  /** Past actions on the request, newest first. */
  readonly actionHistory: readonly ActionRecord[];
  readonly onAction: (record: ActionRecord) => void;
}

/** What is known about one episode, and what can be done about it. */
export function EpisodeDetailsView(props: EpisodeDetailsProps): JSX.Element {
  // Read once: another episode is shown anew.
  const live = createEpisode(props.requestId, () => props.episode);
  const { details } = live;
  /** Only the actions for the current problem. */
  const actions = () => {
    const known = details()?.problem;
    return known?.code === props.episode.problem?.code ? (known?.actions ?? []) : [];
  };
  /** The actions of the episode that its problem does not offer. */
  const otherActions = () => {
    const ofProblem = actions().map(({ kind }) => kind);
    return (details()?.actions ?? []).filter(({ kind }) => !ofProblem.includes(kind));
  };
  const offered = () => [...actions(), ...otherActions()].map(({ kind }) => kind);
  /** A record does not name its episodes, so only the actions performed here are shown. */
  const [pressed, setPressed] = createSignal<readonly string[]>([]);
  const ownActions = () => props.actionHistory.filter(({ id }) => pressed().includes(id));
  const keepAction = (record: ActionRecord) => {
    setPressed((held) => [...held, record.id]);
    props.onAction(record);
    void live.reload();
  };
  const now = useNow();
  const chooseRelease = useReleaseChoice(() => [props.episode.id], actions);
  return (
    <>
      <EpisodeState episode={props.episode} since={details()?.stateChangedAt ?? null} />
      <Show when={props.episode.problem}>
        {(problem) => (
          <ProblemBox
            problem={problem()}
            isDayOnly={props.episode.isDayOnly}
            remedy={remedyWords(findRemedy(actions(), ownActions(), now()))}
          >
            <ActionList
              requestId={props.requestId}
              episodeIds={[props.episode.id]}
              actions={actions()}
              actionHistory={ownActions()}
              onDone={keepAction}
            />
          </ProblemBox>
        )}
      </Show>
      <ActionList
        requestId={props.requestId}
        episodeIds={[props.episode.id]}
        actions={otherActions()}
        actionHistory={ownActions()}
        onDone={keepAction}
      />
      <div class="actions">
        <Show when={details()?.watchUrl}>
          {(url) => (
            <a class="btn primary" href={url()} rel="external noreferrer" target="_blank">
              <Icon name="available" />
              {requestText("watch")}
            </a>
          )}
        </Show>
        <Show when={chooseRelease()}>
          {(choose) => (
            <button class="btn" type="button" onClick={() => choose()()}>
              {choiceText("chooseRelease")}
            </button>
          )}
        </Show>
      </div>
      <ActionNews actionHistory={ownActions()} offered={offered()} />
      <LoadedContent source={live}>
        <Show when={details()} fallback={<p class="quiet">{requestText("episodeGone")}</p>}>
          {(known) => <Known requestId={props.requestId} details={known()} steps={props.steps} />}
        </Show>
      </LoadedContent>
    </>
  );
}

/** The state with its dates, on one line where there is room. */
function EpisodeState(props: {
  readonly episode: RequestEpisode;
  readonly since: string | null;
}): JSX.Element {
  const now = useNow();
  return (
    <p class="episode-state">
      <StateLabel tone={episodeTone(props.episode)}>
        {stateName(props.episode.state, "TV")}
        {props.episode.state === "DOWNLOADING" ? ` ${percentWords(props.episode.progress)}` : ""}
      </StateLabel>
      <Show when={props.since}>
        {(at) => (
          <small>
            <Phrase
              of={requestText.template("since")}
              parts={{ time: <Moment at={at()} words={momentWords} /> }}
            />
          </small>
        )}
      </Show>
      <Show when={props.episode.airDate}>
        {(at) => (
          <small>
            <Phrase
              of={requestText.template(
                isToAir(at(), props.episode.isDayOnly, now()) ? "airsOn" : "airedOn",
              )}
              parts={{
                day: <Moment at={at()} isDayOnly={props.episode.isDayOnly} words={onDayWords} />,
              }}
            />
          </small>
        )}
      </Show>
    </p>
  );
}

/** A day without a time is to come until it is over. */
function isToAir(date: string, isDayOnly: boolean, now: Date): boolean {
  const at = toMoment(date, isDayOnly);
  return isDayOnly ? localDay(at) >= localDay(now) : at > now;
}

function Known(props: {
  readonly requestId: string;
  readonly details: EpisodeDetails;
  readonly steps: readonly Step[];
}): JSX.Element {
  /** What was decided about the whole request is part of the story of each episode. */
  const decisions = () => props.steps.filter((step) => step.episode === null && !isActionOf(step));
  return (
    <>
      <Show when={reasonWords(props.details)}>{(reason) => <p>{reason()}</p>}</Show>
      <h3>{requestText("history")}</h3>
      <HistoryList
        requestId={props.requestId}
        steps={[...decisions(), ...props.details.transitions]}
        episodeCount={0}
        isOfOneEpisode
      />
      <Show when={props.details.downloads.length > 0}>
        <details>
          <summary>{requestText("releases")}</summary>
          <ul class="plain-list">
            <For each={props.details.downloads}>
              {(download) => <li class="release">{download.title}</li>}
            </For>
          </ul>
        </details>
      </Show>
      <Show when={props.details.identities.length > 0}>
        <details>
          <summary>{requestText("externalIds")}</summary>
          <dl class="facts">
            <For each={props.details.identities}>
              {(identity) => (
                <>
                  <dt>{SOURCE_NAMES[identity.source] ?? identity.source}</dt>
                  <dd>{identity.value}</dd>
                </>
              )}
            </For>
          </dl>
        </details>
      </Show>
    </>
  );
}

const SOURCE_NAMES: Readonly<Record<string, string>> = {
  tvdb: "TheTVDB",
  tmdb: "TMDB",
  anidb: "AniDB",
  get absolute() {
    return requestText("absoluteNumber");
  },
  get scene() {
    return requestText("sceneNumber");
  },
};
