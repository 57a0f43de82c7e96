import { type JSX, Show } from "solid-js";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Moment } from "../../ui/moment.tsx";
import { RevokeButton } from "../../ui/revoke-button.tsx";
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
      <RevokeButton
        what={what()}
        yes="Revoke invitation"
        isBusy={task.isBusy()}
        onRevoke={() => void task.run(() => props.onRevoke())}
      />
    </li>
  );
}
