import { For, type JSX, Match, Show, Switch, createSignal, createUniqueId } from "solid-js";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import { plainWords } from "../../wording/plain-words.ts";
import { plural } from "../../wording/sentence.ts";
import { type Question, createQuestion } from "./create-question.ts";
import type { Deletion, Target } from "./document.ts";
import { FilesChoice } from "./files-choice.tsx";
import { KeptList } from "./kept-list.tsx";
import { PreviewLines } from "./preview-lines.tsx";
import { confirmWords, tollOf } from "./preview-words.ts";
import { TargetList } from "./target-list.tsx";

interface DeleteDialogProps {
  readonly targets: readonly Target[];
  readonly onClose: () => void;
  /** These are being deleted from now on; more may follow where some were refused. */
  readonly onDeleted: (deletions: readonly Deletion[]) => void;
}

/** The one question before anything goes: what goes, what stays, how much it is. */
export function DeleteDialog(props: DeleteDialogProps): JSX.Element {
  const [deleteFiles, setDeleteFiles] = createSignal(true);
  const question = createQuestion({
    get targets() {
      return props.targets;
    },
    get deleteFiles() {
      return deleteFiles();
    },
    onDeleted: (deletions) => {
      props.onDeleted(deletions);
      if (question.targets().length === 0) props.onClose();
    },
  });
  const title = () => {
    const [only] = props.targets;
    if (props.targets.length !== 1 || only === undefined)
      return `Delete ${plural(props.targets.length, "title")}?`;
    return `Delete ${only.title}${only.edition === "" ? "" : `, ${only.edition}`}?`;
  };
  return (
    <Dialog title={title()} onClose={props.onClose}>
      <FilesChoice deleteFiles={deleteFiles()} onChoose={setDeleteFiles} />
      <Findings question={question} isMany={props.targets.length > 1} />
      <Confirm question={question} deleteFiles={deleteFiles()} />
    </Dialog>
  );
}

interface FindingsProps {
  readonly question: Question;
  readonly isMany: boolean;
}

function Findings(props: FindingsProps): JSX.Element {
  const only = () => props.question.targets().at(0);
  const finding = () => {
    const target = only();
    return target === undefined ? undefined : props.question.finding(target);
  };
  const kept = () =>
    props.question.targets().flatMap((target) =>
      (props.question.finding(target)?.preview?.kept ?? []).map((one) =>
        // Whose it is has to be said only where several are asked about.
        props.isMany ? { ...one, title: target.title } : one,
      ),
    );
  const unseen = () => [...new Set(props.question.previews().flatMap((preview) => preview.unseen))];
  return (
    <div class="findings" aria-busy={props.question.isLoading()}>
      <p class="quiet" role="status">
        <Show when={props.question.isLoading()}>
          <span class="looking">
            <Icon name="sync" /> Asking every service what it has of {props.isMany ? "them" : "it"}…
          </span>
        </Show>
      </p>
      <Switch>
        <Match when={props.isMany}>
          <TargetList question={props.question} />
        </Match>
        <Match when={finding()?.preview}>{(preview) => <PreviewLines preview={preview()} />}</Match>
        <Match when={finding()?.error}>
          {(words) => (
            <p class="fault" role="alert">
              It could not be found out what would go: {words()}{" "}
              <button class="link" type="button" onClick={() => props.question.reload()}>
                Try again
              </button>
            </p>
          )}
        </Match>
      </Switch>
      <KeptList kept={kept()} />
      <Show when={unseen().length > 0}>
        <div class="why">
          <Icon name="problem" />
          <div>
            <p>
              <b>Could not be asked just now.</b> What is there goes too, as soon as it answers.
            </p>
            <ul>
              <For each={unseen()}>{(words) => <li title={words}>{plainWords(words)}</li>}</For>
            </ul>
          </div>
        </div>
      </Show>
    </div>
  );
}

interface ConfirmProps {
  readonly question: Question;
  readonly deleteFiles: boolean;
}

function Confirm(props: ConfirmProps): JSX.Element {
  const noteId = createUniqueId();
  const isReady = () => !props.question.isLoading() && props.question.previews().length > 0;
  const words = () => {
    if (props.question.isSending()) return "Sending…";
    const toll = tollOf(props.question.previews());
    return isReady()
      ? confirmWords(toll, props.deleteFiles)
      : props.deleteFiles
        ? "Delete"
        : "Stop tracking";
  };
  return (
    <footer class="confirm">
      <For each={props.question.refusals()}>
        {(refusal) => (
          <p class="fault" role="alert">
            {refusal}
          </p>
        )}
      </For>
      <div class="acts">
        <button
          class={props.deleteFiles ? "btn danger" : "btn go"}
          type="button"
          disabled={!isReady()}
          aria-busy={props.question.isSending()}
          aria-describedby={noteId}
          onClick={() => void props.question.confirm()}
        >
          <Show when={props.deleteFiles}>
            <Icon name="trash" />
          </Show>
          {words()}
        </button>
        <button
          class="btn"
          type="button"
          onClick={(event) => event.currentTarget.closest("dialog")?.close()}
        >
          Keep {props.question.targets().length > 1 ? "them" : "it"}
        </button>
      </div>
      <small id={noteId}>It can be undone for a few seconds after this.</small>
    </footer>
  );
}
