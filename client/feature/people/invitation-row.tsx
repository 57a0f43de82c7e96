import { type JSX, Show, createSignal } from "solid-js";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Moment } from "../../ui/moment.tsx";
import { roleName, roleWords } from "../../wording/role-words.ts";
import { dayClockWords, onDayWords } from "../../wording/time.ts";
import type { SentInvitation } from "./document.ts";

interface InvitationRowProps {
  readonly invitation: SentInvitation;
  onRevoke(): Promise<void>;
}

/** An open invitation, and the button that revokes it after a confirmation. */
export function InvitationRow(props: InvitationRowProps): JSX.Element {
  const task = createTask();
  const [isAsking, setIsAsking] = createSignal(false);
  const what = () => `the invitation for ${roleWords(props.invitation.role)}`;
  return (
    <li>
      <div>
        <b>{roleName(props.invitation.role)}</b>
        <br />
        <small>
          Created <Moment at={props.invitation.createdAt} words={dayClockWords} />
          <Show when={props.invitation.invitedBy}>
            {(name) => (
              <>
                {" "}
                by <bdi>{name()}</bdi>
              </>
            )}
          </Show>
          {" · "}
          expires <Moment at={props.invitation.expiresAt} words={onDayWords} />
        </small>
        <ErrorText words={task.error()} />
      </div>
      <Show
        when={isAsking()}
        fallback={
          <button
            class="btn small"
            type="button"
            aria-label={`Revoke… ${what()}`}
            onClick={() => setIsAsking(true)}
          >
            Revoke…
          </button>
        }
      >
        <div class="actions" role="group" aria-label={`Revoke ${what()}?`}>
          <button
            class="btn small"
            type="button"
            disabled={task.isBusy()}
            ref={(element) => queueMicrotask(() => element.focus())}
            onClick={() => void task.run(() => props.onRevoke())}
          >
            Revoke invitation
          </button>
          <button class="btn small" type="button" onClick={() => setIsAsking(false)}>
            Keep it
          </button>
        </div>
      </Show>
    </li>
  );
}
