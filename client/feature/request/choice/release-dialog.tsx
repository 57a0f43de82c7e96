import { For, type JSX, Match, Show, Switch, createSignal, onMount } from "solid-js";
import { useConnection } from "../../../graphql/connection-context.ts";
import { runMutation, runQuery } from "../../../graphql/operation.ts";
import { createTask } from "../../../ui/create-task.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { ErrorText } from "../../../ui/error-text.tsx";
import { Moment } from "../../../ui/moment.tsx";
import { isolate } from "../../../wording/isolate.ts";
import { episodesWords, plural } from "../../../wording/sentence.ts";
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
    <Dialog title={`Choose a release for ${titleWords(props)}`} onClose={props.onClose}>
      <Switch
        fallback={
          <>
            <ErrorText words={asking.error()} />
            <button class="btn" type="button" onClick={() => void ask()}>
              Try again
            </button>
          </>
        }
      >
        <Match when={asking.isBusy() && list() === null}>
          <p class="quiet" role="status">
            The indexers are being asked. This takes up to a few minutes; nothing is downloaded
            until you choose.
          </p>
        </Match>
        <Match when={list()}>
          {(known) => (
            <>
              <p class="candidate-summary">
                {summaryWords(known(), props.request)} <Moment at={known().at} />.{" "}
                {known().serviceName} sends the one that you choose to the download client, even if
                it would not choose it by itself.
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
                  Show all {known().releases.length}
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

/** "14 releases for episodes 1 to 12, listed". */
function summaryWords({ releases, searched }: ReleaseList, { mediaType }: RequestDetails): string {
  const count = releases.length === 0 ? "No release" : plural(releases.length, "release");
  const about =
    mediaType === "MOVIE" || searched.length === 0 ? "" : ` for ${episodesWords(searched, false)}`;
  return `${count}${about}, listed`;
}
