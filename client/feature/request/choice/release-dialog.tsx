import { For, type JSX, Match, Show, Switch, createSignal, onMount } from "solid-js";
import { useConnection } from "../../../graphql/connection-context.ts";
import { runMutation, runQuery } from "../../../graphql/operation.ts";
import { isolate } from "../../../language/isolate.ts";
import { choiceText } from "../../../language/words/choice.ts";
import { shell } from "../../../language/words/shell.ts";
import { createTask } from "../../../ui/create-task.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { ErrorText } from "../../../ui/error-text.tsx";
import { Moment } from "../../../ui/moment.tsx";
import { Phrase } from "../../../ui/phrase.tsx";
import { episodesWords } from "../../../wording/sentence.ts";
import { type ActionRecord, PerformActionMutation } from "../action/document.ts";
import type { RequestDetails } from "../document.ts";
import { type ReleaseList, ReleaseListQuery } from "./document.ts";
import { ReleaseItem } from "./release-item.tsx";

interface ReleaseDialogProps {
  readonly request: RequestDetails;
  /** Null: all of the request. */
  readonly episodeIds: readonly string[] | null;
  readonly onAction: (record: ActionRecord) => void;
  readonly onClose: () => void;
}

/** Number of releases that are shown at first; indexers often return hundreds. */
const FIRST_SHOWN = 25;

/** Lists the releases that the indexers offer. Opening it asks the indexers, unless there is a list of the last minutes. */
export function ReleaseDialog(props: ReleaseDialogProps): JSX.Element {
  const { client } = useConnection();
  const [list, setList] = createSignal<ReleaseList | null>(null);
  const [isWhole, setIsWhole] = createSignal(false);
  const asking = createTask();

  const scope = () => ({
    requestId: props.request.id,
    episodeIds: props.episodeIds === null ? null : [...props.episodeIds],
  });
  const read = async () => setList((await runQuery(client, ReleaseListQuery, scope())).releaseList);
  const ask = () =>
    asking.run(async () => {
      if ((await read()) !== null) return;
      const { performAction } = await runMutation(client, PerformActionMutation, {
        ...scope(),
        action: "LOOK_FOR_RELEASES",
      });
      props.onAction(performAction);
      if (performAction.status === "FAILED") throw new Error(performAction.message);
      await read();
    });
  onMount(() => void ask());

  const shown = (releases: ReleaseList["releases"]) =>
    isWhole() ? releases : releases.slice(0, FIRST_SHOWN);
  return (
    <Dialog
      title={choiceText("chooseReleaseFor", { title: titleWords(props) })}
      onClose={props.onClose}
    >
      <Switch
        fallback={
          <>
            <ErrorText words={asking.error()} />
            <button class="btn" type="button" onClick={() => void ask()}>
              {shell("tryAgain")}
            </button>
          </>
        }
      >
        <Match when={asking.isBusy() && list() === null}>
          <p class="quiet" role="status">
            {choiceText("askingIndexers")}
          </p>
        </Match>
        <Match when={list()}>
          {(known) => (
            <>
              <p class="candidate-summary">
                <Phrase
                  of={summaryWords(known(), props.request)}
                  parts={{ time: <Moment at={known().at} /> }}
                />{" "}
                {choiceText("grabsChosen", { service: known().serviceName })}
              </p>
              <Show when={known().releases.length > 0}>
                <ul class="candidate-list">
                  <For each={shown(known().releases)}>
                    {(release) => (
                      <ReleaseItem
                        request={props.request}
                        list={known()}
                        release={release}
                        onAction={props.onAction}
                      />
                    )}
                  </For>
                </ul>
              </Show>
              <Show when={!isWhole() && known().releases.length > FIRST_SHOWN}>
                <button class="btn" type="button" onClick={() => setIsWhole(true)}>
                  {choiceText("showAll", { count: known().releases.length })}
                </button>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}

function titleWords({ request, episodeIds }: ReleaseDialogProps): string {
  const title = isolate(request.title);
  if (episodeIds === null) return title;
  const named = request.episodes.filter(({ id }) => episodeIds.includes(id));
  return named.length === 0 ? title : `${title}, ${episodesWords(named, true)}`;
}

/** "14 releases for episodes 1 to 12, listed {time}." */
function summaryWords({ releases, searched }: ReleaseList, { mediaType }: RequestDetails): string {
  const { length: count } = releases;
  const time = "{time}";
  if (mediaType === "MOVIE" || searched.length === 0)
    return count === 0 ? choiceText.template("noRelease") : choiceText("releases", { count, time });
  const episodes = episodesWords(searched, false);
  return count === 0
    ? choiceText.template("noReleaseFor", { episodes })
    : choiceText("releasesFor", { count, episodes, time });
}
