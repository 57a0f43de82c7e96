import { type JSX, Show, createEffect, createSignal, on } from "solid-js";
import { useConnection } from "../../../graphql/connection-context.ts";
import { runQuery } from "../../../graphql/operation.ts";
import { actionWords } from "../../../language/words/action.ts";
import { ErrorText } from "../../../ui/error-text.tsx";
import { actionText } from "../../../wording/action-messages.ts";
import { outcomeWords } from "../../../wording/action-words.ts";
import { WITH_DIALOG } from "../choice/choice-context.ts";
import { createActionRunner } from "./create-actions.ts";
import { type Action, type ActionRecord, ProblemActionsQuery } from "./document.ts";

interface QuickActionProps {
  readonly requestId: string;
  /** The code of the problem: another problem has other actions. */
  readonly problem: string;
  /** Shown where no action can be started from here. */
  readonly children: JSX.Element;
}

/** The most promising action for the problem of a request, if it needs neither a choice nor a confirmation. */
export function QuickAction(props: QuickActionProps): JSX.Element {
  const { client } = useConnection();
  const [action, setAction] = createSignal<Action | null>(null);
  const [record, setRecord] = createSignal<ActionRecord | null>(null);
  const runner = createActionRunner({
    get requestId() {
      return props.requestId;
    },
    episodeIds: null,
    onDone: setRecord,
  });
  const load = async (problem: string) => {
    const { request } = await runQuery(client, ProblemActionsQuery, { id: props.requestId });
    if (props.problem !== problem) return;
    const [first] = request?.problem?.actions ?? [];
    setAction(first !== undefined && isQuick(first) ? first : null);
  };
  createEffect(
    on(
      () => props.problem,
      (problem) => {
        setAction(null);
        setRecord(null);
        // Without an answer the request is a press away.
        load(problem).catch(() => {});
      },
    ),
  );
  return (
    <Show when={action()} fallback={props.children}>
      {(known) => (
        <>
          <Show
            when={record()}
            fallback={
              <button
                class="btn small"
                type="button"
                title={actionText(known()).description}
                aria-busy={runner.running() !== null}
                onClick={() => void runner.perform(known().kind)}
              >
                {runner.running() === null ? actionText(known()).label : actionWords("sending")}
              </button>
            }
          >
            {(done) => (
              <p class="quiet" role="status">
                {actionText(known()).label}: {outcomeWords(done()).strong}
              </p>
            )}
          </Show>
          <ErrorText words={runner.refusalOf(known().kind)} />
        </>
      )}
    </Show>
  );
}

/** Needs neither a dialog nor a confirmation. */
function isQuick({ kind, isDestructive }: Action): boolean {
  return !isDestructive && !WITH_DIALOG.has(kind) && kind !== "DECLINE";
}
