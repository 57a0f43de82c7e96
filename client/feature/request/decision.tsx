import { type JSX, Show } from "solid-js";
import { useNow } from "../../ui/now.tsx";
import { explainWords } from "../../wording/request-words.ts";
import { ActionList } from "./action/action-list.tsx";
import type { ActionRecord, Action } from "./action/document.ts";
import type { RequestDetails } from "./document.ts";

/** The actions that decide on a request that waits for approval; empty for everyone who may not decide. */
export function decisionsOf({ actions }: Pick<RequestDetails, "actions">): readonly Action[] {
  return actions.filter(({ kind }) => kind === "APPROVE" || kind === "DECLINE");
}

/** Whether the decision is shown on its own, because the wait for it is no problem yet. */
export function standsAlone(request: Pick<RequestDetails, "actions" | "problems">): boolean {
  const isProblem = request.problems.some(({ code }) => code === "WAITING_FOR_APPROVAL");
  return !isProblem && decisionsOf(request).length > 0;
}

interface DecisionProps {
  readonly request: RequestDetails;
  readonly onAction: (record: ActionRecord) => void;
}

/** Offers the decision on a request before the wait for it becomes a problem. */
export function Decision(props: DecisionProps): JSX.Element {
  const now = useNow();
  return (
    <Show when={standsAlone(props.request)}>
      <section class="card box decision">
        <p>
          <b>{explainWords(props.request, now())}</b>
        </p>
        <ActionList
          requestId={props.request.id}
          episodeIds={null}
          actions={decisionsOf(props.request)}
          actionHistory={props.request.actionHistory}
          onDone={(record) => props.onAction(record)}
        />
      </section>
    </Show>
  );
}
