import { type JSX, Match, Show, Switch, createMemo } from "solid-js";
import { errorCode } from "../../../graphql/error.ts";
import { runMutation, runQuery } from "../../../graphql/operation.ts";
import { shell } from "../../../language/words/shell.ts";
import { signInText } from "../../../language/words/sign-in.ts";
import { createLookup } from "../../../lib/create-lookup.ts";
import { AttemptText } from "../../../ui/attempt-text.tsx";
import { createForm } from "../../../ui/create-form.ts";
import { createTask } from "../../../ui/create-task.ts";
import { ErrorBox } from "../../../ui/error-box.tsx";
import { ErrorText } from "../../../ui/error-text.tsx";
import { errorWords } from "../../../wording/error-words.ts";
import { roleDescription, roleName } from "../../../wording/role-words.ts";
import { useSession, useViewer } from "../create-session.ts";
import type { Viewer } from "../document.ts";
import { AcceptInvitationMutation, type Invitation, InvitationQuery } from "./document.ts";
import { NEW_ACCOUNT, NewAccountFields, checkNewAccount } from "./new-account-fields.tsx";

interface InvitationCardProps {
  readonly token: string;
  /** Called when the account has been created. */
  readonly onAccepted: () => void;
}

/** Creates the account of an invitation. */
export function InvitationCard(props: InvitationCardProps): JSX.Element {
  const session = useSession();
  const viewer = useViewer();
  const invitation = createLookup(
    async () =>
      (await runQuery(session.client, InvitationQuery, { token: props.token })).invitation,
  );
  const isInvalid = createMemo(() => errorCode(invitation.error()) === "FORBIDDEN");
  return (
    <Switch
      fallback={
        <p class="card form" role="status">
          {shell("loading")}
        </p>
      }
    >
      <Match when={viewer()}>{(person) => <SignedIn viewer={person()} />}</Match>
      <Match when={isInvalid()}>
        <div class="card form">
          <h1>{signInText("invitation")}</h1>
          <p class="error" role="alert">
            {errorWords(invitation.error())}
          </p>
          <a class="btn" href="./">
            {signInText("goToSignIn")}
          </a>
        </div>
      </Match>
      <Match when={invitation.error()}>
        {(error) => (
          <div class="card form">
            <h1>{signInText("invitation")}</h1>
            <ErrorBox error={error()} onRetry={invitation.again} />
          </div>
        )}
      </Match>
      <Match when={invitation.value()}>
        {(open) => <InvitationForm {...props} invitation={open()} />}
      </Match>
    </Switch>
  );
}

function InvitationForm(
  props: InvitationCardProps & { readonly invitation: Invitation },
): JSX.Element {
  const session = useSession();
  const form = createForm({
    initial: NEW_ACCOUNT,
    check: checkNewAccount,
    async send({ username, password }) {
      const input = { token: props.token, username: username.trim(), password };
      const answer = await runMutation(session.client, AcceptInvitationMutation, input);
      props.onAccepted();
      session.accept(answer.acceptInvitation);
    },
  });
  return (
    <form class="card form" onSubmit={form.submit} novalidate>
      <h1>{signInText("welcome")}</h1>
      <p>
        <Show when={props.invitation.invitedBy} fallback={signInText("invited")}>
          {(name) => <>{signInText("invitedBy", { name: name() })}</>}
        </Show>{" "}
        {signInText("chooseName")}
      </p>
      <p>
        <b>{roleName(props.invitation.role)}</b>: {roleDescription(props.invitation.role)}
      </p>
      <AttemptText attempt={form.attempt} />
      <NewAccountFields field={form.field} takesFocus />
      <button
        class="btn primary"
        type="submit"
        disabled={form.isDisabled()}
        aria-busy={form.attempt.isBusy()}
      >
        {form.attempt.isBusy() ? signInText("creatingAccount") : signInText("createAccount")}
      </button>
    </form>
  );
}

/** Whoever opens a link that is meant for somebody else keeps their session. */
function SignedIn(props: { readonly viewer: Viewer }): JSX.Element {
  const session = useSession();
  const task = createTask();
  const signOut = () => task.run(async () => void (await session.logOut()));
  return (
    <div class="card form">
      <h1>{signInText("invitation")}</h1>
      <p>{signInText("signedInAs", { name: props.viewer.name })}</p>
      <ErrorText words={task.error()} />
      <a class="btn primary" href="./">
        {shell("goToRequests")}
      </a>
      <button class="btn" type="button" aria-busy={task.isBusy()} onClick={() => void signOut()}>
        {signInText("signOutAndUse")}
      </button>
    </div>
  );
}
