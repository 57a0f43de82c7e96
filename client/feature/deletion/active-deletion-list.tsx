import { For, type JSX, Show, createEffect, createSignal, onCleanup } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { currentLocale } from "../../language/language.ts";
import { deletionText } from "../../language/words/deletion.ts";
import { Icon } from "../../ui/icon.tsx";
import { A } from "../../ui/link.tsx";
import { StatusLabel } from "../../ui/status-label.tsx";
import { editionWords } from "../../wording/request-words.ts";
import type { ActiveDeletions } from "./create-active-deletions.ts";
import { deletionHref } from "./deletion-href.ts";
import { DeletionState } from "./deletion-state.tsx";
import { CancelDeletionMutation, type Deletion } from "./document.ts";
import { isActive } from "./is-active.ts";
import { deletionPresentation } from "./status-words.ts";

interface ActiveDeletionListProps {
  readonly active: ActiveDeletions;
  /** Whether the undo button of deletions that the user has just started takes the focus. */
  readonly takesFocus: boolean;
  /** Takes what screen readers are to say; the element that they watch exists already. */
  readonly onAnnounce: (words: string) => void;
}

/** Lists the active deletions with their progress, and ended deletions until the user dismisses them. */
export function ActiveDeletionList(props: ActiveDeletionListProps): JSX.Element {
  const ended = () => props.active.rows().filter((deletion) => !isActive(deletion));
  const waiting = () => props.active.rows().filter(({ status }) => status === "WAITING");
  createEffect(() => props.onAnnounce(summaryAnnouncement(props.active.rows())));
  onCleanup(() => props.onAnnounce(""));
  return (
    <section class="section active-deletions" aria-labelledby="active-deletions">
      <h2>
        <b id="active-deletions">{deletionText("deletions")}</b>
        <span>{props.active.rows().length}</span>
        <span class="active-deletions-actions">
          <Show when={waiting().length > 1}>
            <UndoAll
              waiting={waiting()}
              takesFocus={props.takesFocus}
              onChanged={props.active.accept}
            />
          </Show>
          <Show when={ended().length > 0}>
            <button
              class="btn small"
              type="button"
              onClick={() => props.active.dismiss(ended().map(({ id }) => id))}
            >
              {deletionText("dismiss")}
            </button>
          </Show>
        </span>
      </h2>
      <ul class="deletion-list">
        <For each={props.active.rows()}>
          {(deletion) => (
            <li class="card">
              <Row
                deletion={deletion}
                takesFocus={props.takesFocus && props.active.rows().length === 1}
                onChanged={(changed) => props.active.accept([changed])}
              />
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

interface RowProps {
  readonly deletion: Deletion;
  readonly takesFocus: boolean;
  readonly onChanged: (deletion: Deletion) => void;
}

function Row(props: RowProps): JSX.Element {
  const presentation = () => deletionPresentation(props.deletion);
  return (
    <>
      <div class="row">
        <A class="deletion-title" href={deletionHref(props.deletion)}>
          <b>{props.deletion.title}</b> <small>{editionWords(props.deletion)}</small>
        </A>
        <StatusLabel presentation={presentation()} />
      </div>
      <DeletionState
        deletion={props.deletion}
        takesFocus={props.takesFocus}
        onChanged={props.onChanged}
      />
    </>
  );
}

interface UndoAllProps {
  readonly waiting: readonly Deletion[];
  readonly takesFocus: boolean;
  readonly onChanged: (deletions: readonly Deletion[]) => void;
}

/** Cancels all scheduled deletions. A deletion that has started in the meantime stays in the list as running. */
function UndoAll(props: UndoAllProps): JSX.Element {
  const { client } = useConnection();
  const [isBusy, setIsBusy] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  createEffect(() => {
    // As in UndoCountdown.
    if (props.takesFocus) queueMicrotask(() => button?.focus());
  });
  const undo = async () => {
    if (isBusy()) return;
    setIsBusy(true);
    await Promise.allSettled(
      props.waiting.map(async ({ id }) => {
        const { cancelDeletion } = await runMutation(client, CancelDeletionMutation, { id });
        props.onChanged([cancelDeletion]);
      }),
    );
    setIsBusy(false);
  };
  return (
    <button
      class="btn small"
      type="button"
      ref={(element) => (button = element)}
      aria-busy={isBusy()}
      onClick={() => void undo()}
    >
      <Icon name="undo" />
      {deletionText("undoAll", { count: props.waiting.length })}
    </button>
  );
}

/** "3 titles: 1 deleted, 2 deleting". */
function summaryAnnouncement(rows: readonly Deletion[]): string {
  if (rows.length === 0) return "";
  const names = rows.map((row) => deletionPresentation(row).name);
  const parts = [...new Set(names)].map((state) =>
    deletionText("countOfState", {
      count: names.filter((other) => other === state).length,
      state: state.toLocaleLowerCase(currentLocale()),
    }),
  );
  return deletionText("announceTitles", { count: rows.length, states: parts.join(", ") });
}
