import { For, type JSX, Match, Show, Switch, createSignal, createUniqueId } from "solid-js";
import { deletionText } from "../../language/words/deletion.ts";
import { shell } from "../../language/words/shell.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorText } from "../../ui/error-text.tsx";
import { Icon } from "../../ui/icon.tsx";
import { sentText } from "../../wording/sent-message.ts";
import { type DeleteConfirmation, createDeleteConfirmation } from "./create-delete-confirmation.ts";
import { DeleteFilesChoice } from "./delete-files-choice.tsx";
import type { Deletion, Target } from "./document.ts";
import { KeptList } from "./kept-list.tsx";
import { PreviewLines } from "./preview-lines.tsx";
import { confirmWords, sumPreviews } from "./preview-words.ts";
import { TargetList } from "./target-list.tsx";

interface DeleteDialogProps {
  readonly targets: readonly Target[];
  readonly onClose: () => void;
  /** Called with the started deletions; again for those that were rejected at first. */
  readonly onDeleted: (deletions: readonly Deletion[]) => void;
}

/** Previews what will be deleted and kept, and asks for confirmation. */
export function DeleteDialog(props: DeleteDialogProps): JSX.Element {
  const [deleteFiles, setDeleteFiles] = createSignal<boolean | null>(null);
  const confirmation = createDeleteConfirmation({
    get targets() {
      return props.targets;
    },
    get deleteFiles() {
      return deleteFiles();
    },
    onDeleted: (deletions) => {
      props.onDeleted(deletions);
      if (confirmation.targets().length === 0) props.onClose();
    },
  });
  const title = () => {
    const [only] = props.targets;
    if (props.targets.length !== 1 || only === undefined)
      return deletionText("deleteTitles", { count: props.targets.length });
    return only.edition === ""
      ? deletionText("deleteTitle", { title: only.title })
      : deletionText("deleteEdition", { title: only.title, edition: only.edition });
  };
  return (
    <Dialog title={title()} onClose={props.onClose}>
      <DeleteFilesChoice deleteFiles={deleteFiles()} onChoose={setDeleteFiles} />
      <PreviewArea
        confirmation={confirmation}
        isChosen={deleteFiles() !== null}
        isMany={props.targets.length > 1}
      />
      <ConfirmBar confirmation={confirmation} deleteFiles={deleteFiles()} />
    </Dialog>
  );
}

interface PreviewAreaProps {
  readonly confirmation: DeleteConfirmation;
  /** Whether it is chosen what to delete. */
  readonly isChosen: boolean;
  readonly isMany: boolean;
}

function PreviewArea(props: PreviewAreaProps): JSX.Element {
  const only = () => props.confirmation.targets().at(0);
  const previewResult = () => {
    const target = only();
    return target === undefined ? undefined : props.confirmation.previewResult(target);
  };
  const kept = () =>
    props.confirmation.targets().flatMap((target) =>
      (props.confirmation.previewResult(target)?.preview?.kept ?? []).map((one) =>
        // Several titles: each item names its title.
        props.isMany ? { ...one, title: target.title } : one,
      ),
    );
  const unseen = () => [
    ...new Set(
      props.confirmation.previews().flatMap((preview) => preview.unseenMessages.map(sentText)),
    ),
  ];
  return (
    <div class="preview-area" aria-busy={props.confirmation.isLoading()}>
      <p class="quiet" role="status">
        <Show when={props.confirmation.isLoading()}>
          <span class="preview-loading">
            <Icon name="sync" /> {deletionText("checking")}
          </span>
        </Show>
      </p>
      <Switch>
        <Match when={props.isMany && props.isChosen}>
          <TargetList confirmation={props.confirmation} />
        </Match>
        <Match when={previewResult()?.preview}>
          {(preview) => <PreviewLines preview={preview()} />}
        </Match>
        <Match when={previewResult()?.error}>
          {(words) => (
            <ErrorText
              words={deletionText("previewFailed", { reason: words() })}
              onRetry={props.confirmation.reload}
            />
          )}
        </Match>
      </Switch>
      <KeptList kept={kept()} />
      <Show when={unseen().length > 0}>
        <div class="notice">
          <Icon name="problem" />
          <div>
            <p>
              <b>{deletionText("unreachable")}</b> {deletionText("unreachableHint")}
            </p>
            <ul>
              <For each={unseen()}>{(words) => <li>{words}</li>}</For>
            </ul>
          </div>
        </div>
      </Show>
    </div>
  );
}

interface ConfirmBarProps {
  readonly confirmation: DeleteConfirmation;
  /** Null until chosen. */
  readonly deleteFiles: boolean | null;
}

function ConfirmBar(props: ConfirmBarProps): JSX.Element {
  const noteId = createUniqueId();
  const isReady = () => !props.confirmation.isLoading() && props.confirmation.previews().length > 0;
  const label = () => {
    const { deleteFiles } = props;
    if (props.confirmation.isSending()) return deletionText("starting");
    const total = sumPreviews(props.confirmation.previews());
    if (isReady() && deleteFiles !== null) return confirmWords(total, deleteFiles);
    return deleteFiles === false ? deletionText("stopTracking") : deletionText("delete");
  };
  return (
    <div class="confirm-bar">
      <For each={props.confirmation.errors()}>{(words) => <ErrorText words={words} />}</For>
      <div class="actions">
        <button
          class={props.deleteFiles === false ? "btn primary" : "btn danger"}
          type="button"
          disabled={!isReady()}
          aria-busy={props.confirmation.isSending()}
          aria-describedby={noteId}
          onClick={() => void props.confirmation.confirm()}
        >
          <Show when={props.deleteFiles !== false}>
            <Icon name="trash" />
          </Show>
          {label()}
        </button>
        <button
          class="btn"
          type="button"
          onClick={(event) => event.currentTarget.closest("dialog")?.close()}
        >
          {shell("cancel")}
        </button>
      </div>
      <small id={noteId}>
        {props.deleteFiles === null ? deletionText("chooseFirst") : deletionText("undoHint")}
      </small>
    </div>
  );
}
