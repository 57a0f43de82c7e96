import type { JSX } from "solid-js";
import { errorCode } from "../../../graphql/error.ts";
import { runMutation } from "../../../graphql/operation.ts";
import { signInText } from "../../../language/words/sign-in.ts";
import { AttemptText } from "../../../ui/attempt-text.tsx";
import { createForm } from "../../../ui/create-form.ts";
import { Field } from "../../../ui/field.tsx";
import { useSession } from "../create-session.ts";
import { SetUpMutation } from "./document.ts";
import { NEW_ACCOUNT, NewAccountFields, checkNewAccount } from "./new-account-fields.tsx";

/** Creates the first admin account; the code in the log proves access to the server. */
export function SetUpForm(props: {
  /** Called before the new admin is signed in. */
  readonly onCreated: () => void;
}): JSX.Element {
  const session = useSession();
  const form = createForm({
    initial: { code: "", ...NEW_ACCOUNT },
    check: (values) => ({
      ...(values.code.trim() === "" ? { code: signInText("enterSetupCode") } : {}),
      ...checkNewAccount(values),
    }),
    async send({ code, username, password }) {
      const input = { code: code.trim(), username: username.trim(), password };
      const { setUpAdmin } = await runMutation(session.client, SetUpMutation, input);
      props.onCreated();
      session.accept(setUpAdmin);
    },
    // A wrong setup code is FORBIDDEN; other errors name their field.
    fieldOf: (error) => (errorCode(error) === "FORBIDDEN" ? "code" : null),
  });
  return (
    <form class="card form" onSubmit={form.submit} novalidate>
      <h1>{signInText("welcome")}</h1>
      <p>{signInText("createAdmin")}</p>
      <AttemptText attempt={form.attempt} />
      <Field
        {...form.field("code")}
        label={signInText("setupCode")}
        hint={signInText("setupCodeHint")}
        autocomplete="one-time-code"
        takesFocus
      />
      <NewAccountFields field={form.field} />
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
