import { type JSX, Show } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { helpText } from "../../language/words/help.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { HelpNotice } from "../../ui/help-notice.tsx";
import { Icon } from "../../ui/icon.tsx";
import { AskForHelpMutation, ResolveHelpMutation, type RequestDetails } from "./document.ts";

interface HelpProps {
  readonly request: Pick<RequestDetails, "id" | "helpAskedAt" | "helpAskedBy">;
  readonly onChanged: () => void;
}

/** Asks the admins for help with a request; gone while they know already. */
export function HelpButton(props: HelpProps): JSX.Element {
  const { client } = useConnection();
  const task = createTask();
  const ask = () =>
    task.run(async () => {
      await runMutation(client, AskForHelpMutation, { requestId: props.request.id });
      props.onChanged();
    });
  return (
    <Show when={props.request.helpAskedAt === null}>
      <button
        class="btn"
        type="button"
        title={helpText("askForHelpHint")}
        aria-busy={task.isBusy()}
        onClick={() => void ask()}
      >
        <Icon name="person" />
        {helpText("askForHelp")}
      </button>
      <ErrorText words={task.error()} />
    </Show>
  );
}

/** The call for help of a request, which an admin marks as dealt with. */
export function HelpCall(props: HelpProps & { readonly isAdmin: boolean }): JSX.Element {
  const { client } = useConnection();
  const task = createTask();
  const resolve = () =>
    task.run(async () => {
      await runMutation(client, ResolveHelpMutation, { requestId: props.request.id });
      props.onChanged();
    });
  return (
    <HelpNotice askedAt={props.request.helpAskedAt} askedBy={props.request.helpAskedBy}>
      <Show when={props.isAdmin}>
        <p>
          <button
            class="btn"
            type="button"
            aria-busy={task.isBusy()}
            onClick={() => void resolve()}
          >
            <Icon name="approved" />
            {helpText("dealtWith")}
          </button>
        </p>
        <ErrorText words={task.error()} />
      </Show>
    </HelpNotice>
  );
}
