import { type JSX } from "solid-js";
import { peopleText } from "../../language/words/people.ts";
import { roleOf } from "../../language/words/role.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { RevokeButton } from "../../ui/revoke-button.tsx";
import { roleName } from "../../wording/role-words.ts";
import { dayClockWords, onDayWords } from "../../wording/time.ts";
import type { SentInvitation } from "./document.ts";

interface InvitationRowProps {
  readonly invitation: SentInvitation;
  onRevoke(): Promise<void>;
}

/** An open invitation, and the button that revokes it after a confirmation. */
export function InvitationRow(props: InvitationRowProps): JSX.Element {
  const task = createTask();
  const what = () => peopleText("invitationFor", { role: roleOf(props.invitation.role) });
  return (
    <li>
      <div>
        <b>{roleName(props.invitation.role)}</b>
        <br />
        <small>
          <Phrase
            of={peopleText.template(props.invitation.invitedBy === null ? "created" : "createdBy")}
            parts={{
              time: <Moment at={props.invitation.createdAt} words={dayClockWords} />,
              name: <bdi>{props.invitation.invitedBy}</bdi>,
            }}
          />
          {" · "}
          <Phrase
            of={peopleText.template("expires")}
            parts={{ day: <Moment at={props.invitation.expiresAt} words={onDayWords} /> }}
          />
        </small>
        <ErrorText words={task.error()} />
      </div>
      <RevokeButton
        what={what()}
        yes={peopleText("revokeInvitation")}
        isBusy={task.isBusy()}
        onRevoke={() => void task.run(() => props.onRevoke())}
      />
    </li>
  );
}
