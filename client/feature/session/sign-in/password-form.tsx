import type { JSX } from "solid-js";
import { errorCode } from "../../../graphql/error.ts";
import { runMutation } from "../../../graphql/operation.ts";
import { signInText } from "../../../language/words/sign-in.ts";
import { AttemptText } from "../../../ui/attempt-text.tsx";
import { createForm } from "../../../ui/create-form.ts";
import { Field } from "../../../ui/field.tsx";
import { forgottenWords, usernameLabel } from "../../../wording/sign-in-words.ts";
import { useSession } from "../create-session.ts";
import { LogInMutation } from "./document.ts";
import { rememberWay, type Way } from "./way.ts";

/** Signs in with the name and password of an account. */
export function PasswordForm(props: {
  readonly way: Way;
  readonly takesFocus: boolean;
  /** Further ways of signing in. */
  readonly children?: JSX.Element;
}): JSX.Element {
  const session = useSession();
  const label = () => usernameLabel(props.way.kind);
  const form = createForm({
    initial: { username: "", password: "" },
    check: ({ username, password }) => ({
      ...(username.trim() === ""
        ? { username: signInText(props.way.kind === "SEERR" ? "enterEmail" : "enterUsername") }
        : {}),
      ...(password === "" ? { password: signInText("enterPassword") } : {}),
    }),
    async send({ username, password }) {
      const { provider } = props.way;
      const input = { username: username.trim(), password, provider };
      const { login } = await runMutation(session.client, LogInMutation, input);
      rememberWay(props.way);
      session.accept(login);
    },
    // The server does not say which of the two is wrong. The password is the likelier one.
    fieldOf: (error) => (errorCode(error) === "UNAUTHENTICATED" ? "password" : null),
  });
  return (
    <form class="form-fields" onSubmit={form.submit} novalidate>
      <AttemptText attempt={form.attempt} />
      <Field
        {...form.field("username")}
        label={label()}
        autocomplete="username"
        takesFocus={props.takesFocus}
      />
      <Field
        {...form.field("password")}
        label={signInText("password")}
        type="password"
        autocomplete="current-password"
      />
      <button
        class="btn primary"
        type="submit"
        disabled={form.isDisabled()}
        aria-busy={form.attempt.isBusy()}
      >
        {form.attempt.isBusy() ? signInText("signingIn") : signInText("signIn")}
      </button>
      {props.children}
      <details>
        <summary>{signInText("forgotten")}</summary>
        <p class="quiet">{forgottenWords(props.way.kind, props.way.name)}</p>
      </details>
    </form>
  );
}
