import { type JSX, Show } from "solid-js";
import type { RequestCard } from "../feature/request-list/document.ts";
import { HelpButton } from "../feature/request/help.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { helpText } from "../language/words/help.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { A } from "../ui/link.tsx";

const QuickAction = lazyPart(
  async () => (await import("../feature/request/action/quick-action.tsx")).QuickAction,
  // What is there until the action is known.
  (props) => props.children,
);

/** On the card of a request with a problem: for admins the action that may solve it, for everybody else a call for help. */
export function CardAction(props: { readonly request: RequestCard }): JSX.Element {
  const isAdmin = useIsAdmin();
  return (
    <div class="card-action">
      <Show when={isAdmin()} fallback={<HelpButton request={props.request} onChanged={() => {}} />}>
        <QuickAction requestId={props.request.id} problem={props.request.problem?.code ?? ""}>
          <A class="btn small" href={`/request/${encodeURIComponent(props.request.id)}`}>
            {helpText("showWhatHelps")}
          </A>
        </QuickAction>
      </Show>
    </div>
  );
}
