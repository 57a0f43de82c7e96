import { For, type JSX, Match, Switch, createSignal, onMount } from "solid-js";
import { useConnection } from "../../../graphql/connection-context.ts";
import { runQuery } from "../../../graphql/operation.ts";
import { choiceText } from "../../../language/words/choice.ts";
import { shell } from "../../../language/words/shell.ts";
import { createTask } from "../../../ui/create-task.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { ErrorText } from "../../../ui/error-text.tsx";
import type { ActionRecord } from "../action/document.ts";
import type { RequestDetails } from "../document.ts";
import { LinkCandidatesQuery, type UnrecognisedFile } from "./document.ts";
import { LinkItem } from "./link-item.tsx";

interface LinkDialogProps {
  readonly request: RequestDetails;
  /** Null: all files of the request. */
  readonly episodeIds: readonly string[] | null;
  readonly onAction: (record: ActionRecord) => void;
  readonly onClose: () => void;
}

/** Lists the files that Shoko does not recognise, each with the episode that it probably is. */
export function LinkDialog(props: LinkDialogProps): JSX.Element {
  const { client } = useConnection();
  const [files, setFiles] = createSignal<readonly UnrecognisedFile[] | null>(null);
  const reading = createTask();
  const read = () =>
    reading.run(async () => {
      const { linkCandidates } = await runQuery(client, LinkCandidatesQuery, {
        requestId: props.request.id,
        episodeIds: props.episodeIds === null ? null : [...props.episodeIds],
      });
      setFiles(linkCandidates);
    });
  onMount(() => void read());
  return (
    <Dialog title={choiceText("linkTitle", { title: props.request.title })} onClose={props.onClose}>
      <Switch
        fallback={
          <>
            <ErrorText words={reading.error()} />
            <button class="btn" type="button" onClick={() => void read()}>
              {shell("tryAgain")}
            </button>
          </>
        }
      >
        <Match when={reading.isBusy()}>
          <p class="quiet" role="status">
            {choiceText("askingShoko")}
          </p>
        </Match>
        <Match when={files()?.length === 0}>
          <p>{choiceText("allRecognised")}</p>
        </Match>
        <Match when={files()}>
          {(known) => (
            <>
              <p class="candidate-summary">{choiceText("linkIntro")}</p>
              <ul class="candidate-list">
                <For each={known()}>
                  {(file) => (
                    <LinkItem request={props.request} file={file} onAction={props.onAction} />
                  )}
                </For>
              </ul>
            </>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}
