import { For, type JSX, Show, createSignal, createUniqueId } from "solid-js";
import { useConnection } from "../../../graphql/connection-context.ts";
import { runMutation } from "../../../graphql/operation.ts";
import { actionWords } from "../../../language/words/action.ts";
import { choiceText } from "../../../language/words/choice.ts";
import { BreakableName } from "../../../ui/breakable-name.tsx";
import { ErrorText } from "../../../ui/error-text.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Moment } from "../../../ui/moment.tsx";
import { Phrase } from "../../../ui/phrase.tsx";
import { rejectionWords } from "../../../wording/rejection-messages.ts";
import { listWords } from "../../../wording/sentence.ts";
import { sizeWords } from "../../../wording/size.ts";
import { onDayWords } from "../../../wording/time.ts";
import { ActionLine } from "../action/action-line.tsx";
import { ConfirmBox } from "../action/confirm-box.tsx";
import type { ActionRecord } from "../action/document.ts";
import type { RequestDetails } from "../document.ts";
import { createChosenAction } from "./create-chosen-action.ts";
import { GrabReleaseMutation, type ListedRelease, type ReleaseList } from "./document.ts";
import { codeOf } from "./episode-code.ts";

interface ReleaseItemProps {
  readonly request: RequestDetails;
  readonly list: ReleaseList;
  readonly release: ListedRelease;
  readonly onAction: (record: ActionRecord) => void;
}

const ALL = "all";

/** One release: its facts, the reasons against it, and the button that grabs it. */
export function ReleaseItem(props: ReleaseItemProps): JSX.Element {
  const { client } = useConnection();
  const id = createUniqueId();
  const action = createChosenAction(props);
  const [isAsking, setIsAsking] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  const keep = () => {
    setIsAsking(false);
    button?.focus();
  };

  const searched = () =>
    props.request.episodes.filter(({ season, number }) =>
      props.list.searched.some((one) => one.season === season && one.number === number),
    );
  /** Whether the person has to name the episodes: the name of the release gives none, or others than the search. */
  const needsName = () =>
    props.request.mediaType === "TV" &&
    (!props.release.isRecognised ||
      props.release.rejections.some(({ messageCode }) => messageCode === "OTHER_EPISODE"));
  const [named, setNamed] = createSignal("");
  const chosen = () => {
    const [only, ...more] = searched();
    if (named() === "" && !props.release.isRecognised && only !== undefined && more.length === 0)
      return [only];
    return named() === ALL ? searched() : searched().filter((episode) => episode.id === named());
  };
  const isReady = () => !needsName() || props.release.isRecognised || chosen().length > 0;
  const isRisky = () =>
    props.release.rejections.some(({ kind }) => kind === "RISK" || kind === "OBSTACLE");

  const grab = () =>
    action.run(() => {
      setIsAsking(false);
      const isNamed = needsName() && chosen().length > 0;
      return runMutation(client, GrabReleaseMutation, {
        requestId: props.request.id,
        releaseId: props.release.id,
        episodeIds: isNamed ? chosen().map((episode) => episode.id) : null,
        override: isNamed,
      });
    });
  return (
    <li class="candidate" classList={{ "is-accepted": props.release.rejections.length === 0 }}>
      <p class="candidate-name" id={id}>
        <BreakableName name={props.release.title} />
      </p>
      <p class="candidate-facts">
        {factsOf(props.release)}
        <Show when={props.release.publishedAt}>
          {(at) => (
            <>
              {" · "}
              <Phrase
                of={choiceText.template("published")}
                parts={{ time: <Moment at={at()} words={onDayWords} /> }}
              />
            </>
          )}
        </Show>
      </p>
      <Show when={props.release.rejections.length > 0}>
        <ul class="candidate-reasons">
          <For each={props.release.rejections}>
            {(rejection) => (
              <li data-kind={rejection.kind} title={rejection.original ?? undefined}>
                <Icon name={rejection.kind === "WAIT" ? "requested" : "problem"} />
                {rejectionWords(rejection)}
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={needsName()}>
        <label class="candidate-select">
          {choiceText("contains")}
          <select value={named()} onChange={(event) => setNamed(event.currentTarget.value)}>
            <Show when={searched().length !== 1 || props.release.isRecognised}>
              <option value="">
                {props.release.isRecognised ? choiceText("byName") : choiceText("chooseAnEpisode")}
              </option>
            </Show>
            <For each={searched()}>
              {(episode) => <option value={episode.id}>{codeOf(episode)}</option>}
            </For>
            <Show when={searched().length > 1}>
              <option value={ALL}>{choiceText("allEpisodes", { count: searched().length })}</option>
            </Show>
          </select>
        </label>
      </Show>
      <Show
        when={isAsking()}
        fallback={
          <div class="candidate-action" hidden={action.isSent()}>
            <button
              class="btn small"
              type="button"
              ref={(element) => (button = element)}
              disabled={!isReady()}
              aria-busy={action.isBusy()}
              aria-describedby={id}
              onClick={() => (isRisky() ? setIsAsking(true) : void grab())}
            >
              {action.isBusy() ? actionWords("sending") : choiceText("grab")}
            </button>
            <Show when={props.release.rejections.length === 0}>
              <small>{choiceText("nothingAgainst", { service: props.list.serviceName })}</small>
            </Show>
          </div>
        }
      >
        <ConfirmBox
          label={choiceText("grab")}
          yes={choiceText("yesGrab")}
          no={choiceText("notThis")}
          onYes={() => void grab()}
          onNo={keep}
        >
          <p>
            <b>{choiceText("grabNevertheless")}</b>{" "}
            {choiceText("sendsIt", { service: props.list.serviceName })}
          </p>
        </ConfirmBox>
      </Show>
      <ErrorText words={action.error()} />
      <div role="status">
        <Show when={action.record()}>{(one) => <ActionLine record={one()} />}</Show>
      </div>
    </li>
  );
}

/** "1.4 GB · WEBDL-1080p · 25 seeders · English · Nyaa". */
function factsOf({ size, quality, seeders, protocol, languages, indexer }: ListedRelease): string {
  return [
    size === null ? null : sizeWords(Number(size)),
    quality,
    seeders === null ? protocol : choiceText("seeders", { count: seeders }),
    languages.length === 0 ? null : listWords(languages),
    indexer,
  ]
    .filter((fact) => fact !== null)
    .join(" · ");
}
