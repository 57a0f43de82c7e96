import { For, type JSX, Match, Show, Switch, createEffect, createSignal, on } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runQuery } from "../../graphql/operation.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBox } from "../../ui/error-box.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/moment.tsx";
import { useNow } from "../../ui/now.tsx";
import { ProblemBox } from "../../ui/problem-box.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import { isActionOf } from "../../wording/history-transition.ts";
import { reasonWords } from "../../wording/reason-messages.ts";
import { remedyWords } from "../../wording/remedy-words.ts";
import { percentWords } from "../../wording/size.ts";
import { stateName } from "../../wording/state.ts";
import { momentWords, onDayWords } from "../../wording/time.ts";
import { ActionList } from "./action/action-list.tsx";
import { ActionNews } from "./action/action-news.tsx";
import type { ActionRecord } from "./action/document.ts";
import { findRemedy } from "./action/under-way.ts";
import { useReleaseChoice } from "./choice/choice-context.ts";
import type { RequestEpisode } from "./document.ts";
import { episodeTone } from "./episode-square.tsx";
import { type EpisodeDetails, EpisodeQuery, type Step } from "./history-document.ts";
import { HistoryList } from "./history-list.tsx";

interface EpisodeDialogProps {
  readonly requestId: string;
  readonly episode: RequestEpisode;
  /** The history of the whole request. */
  readonly steps: readonly Step[];
  /** Past actions on the request, newest first. */
  readonly actionHistory: readonly ActionRecord[];
  readonly onAction: (record: ActionRecord) => void;
  readonly onClose: () => void;
}

/** The details of one episode: its state, history, external IDs and downloads. */
export function EpisodeDialog(props: EpisodeDialogProps): JSX.Element {
  const connection = useConnection();
  const [details, setDetails] = createSignal<EpisodeDetails | null>(null);
  const [error, setError] = createSignal<unknown>(null);

  const read = async () => {
    try {
      const { id, season } = props.episode;
      const { request } = await runQuery(connection.client, EpisodeQuery, {
        id: props.requestId,
        season,
      });
      setDetails(request?.episodes.find((episode) => episode.id === id) ?? null);
      setError(null);
    } catch (thrown) {
      setError(thrown);
    }
  };
  createEffect(
    on(
      [() => props.episode.state, () => props.episode.problem?.code, connection.epoch],
      () => void read(),
    ),
  );

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
    void read();
  };

  /** What was decided about the whole request is part of the story of each episode. */
  const decisions = () => props.steps.filter((step) => step.episode === null && !isActionOf(step));

  const now = useNow();
  const chooseRelease = useReleaseChoice(() => [props.episode.id], actions);

  const title = () => {
    const { season, number, title: name } = props.episode;
    const numbered = season === 0 ? `Special ${number}` : `Season ${season}, episode ${number}`;
    return name === null ? numbered : `${numbered}: ${name}`;
  };
  return (
    <Dialog title={title()} onClose={props.onClose}>
      <p class="episode-state">
        <StateLabel tone={episodeTone(props.episode)}>
          {stateName(props.episode.state)}
          {props.episode.state === "DOWNLOADING" ? ` ${percentWords(props.episode.progress)}` : ""}
        </StateLabel>
        <Show when={details()}>
          {(known) => (
            <small>
              since <Moment at={known().stateChangedAt} words={momentWords} />
            </small>
          )}
        </Show>
        <Show when={props.episode.airDate}>
          {(at) => (
            <small>
              {new Date(at()) > new Date() ? "airs" : "aired"}{" "}
              <Moment at={at()} words={onDayWords} />
            </small>
          )}
        </Show>
      </p>
      <Show when={props.episode.problem}>
        {(problem) => (
          <ProblemBox
            problem={problem()}
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
      <Show when={chooseRelease()}>
        {(choose) => (
          <p>
            <button class="btn small" type="button" onClick={() => choose()()}>
              Choose a release
            </button>
          </p>
        )}
      </Show>
      <ActionNews actionHistory={ownActions()} offered={offered()} />
      <Switch fallback={<p class="quiet">Loading…</p>}>
        <Match when={error()}>
          {(thrown) => <ErrorBox error={thrown()} onRetry={() => void read()} />}
        </Match>
        <Match when={details()}>
          {(known) => (
            <>
              <Show when={reasonWords(known())}>{(reason) => <p>{reason()}</p>}</Show>
              <Show when={known().watchUrl}>
                {(url) => (
                  <a class="btn primary" href={url()} rel="external noreferrer" target="_blank">
                    <Icon name="available" />
                    Watch
                  </a>
                )}
              </Show>
              <h3>History</h3>
              <HistoryList
                requestId={props.requestId}
                steps={[...decisions(), ...known().transitions]}
                episodeCount={0}
                isOfOneEpisode
              />
              <Show when={known().identities.length > 0}>
                <h3>External IDs</h3>
                <dl class="facts">
                  <For each={known().identities}>
                    {(identity) => (
                      <>
                        <dt>{identity.source}</dt>
                        <dd>{identity.value}</dd>
                      </>
                    )}
                  </For>
                </dl>
              </Show>
              <Show when={known().downloads.length > 0}>
                <h3>Downloads</h3>
                <ul class="plain-list">
                  <For each={known().downloads}>
                    {(download) => <li class="release">{download.title}</li>}
                  </For>
                </ul>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}
