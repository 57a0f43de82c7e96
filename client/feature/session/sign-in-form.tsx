import { type JSX, createSignal } from "solid-js";
import { errorWords } from "../../graphql/error.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Field, focusIssue } from "../../ui/field.tsx";
import { useSession } from "./create-session.ts";

export function SignInForm(): JSX.Element {
  const session = useSession();
  const [username, setUsername] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [error, setError] = createSignal<Issues>({});
  const [isBusy, setIsBusy] = createSignal(false);

  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const missing: Issues = {
      ...(username().trim() === "" ? { username: "Which name do you sign in with?" } : {}),
      ...(password() === "" ? { password: "The password is missing." } : {}),
    };
    setError(missing);
    if (Object.keys(missing).length > 0) return focusIssue(form);
    setIsBusy(true);
    const refusal = await session.logIn(username().trim(), password());
    setIsBusy(false);
    if (refusal === null) return;
    setError({ form: errorWords(refusal) });
  };

  return (
    <form class="card form" onSubmit={(event) => void submit(event)} novalidate>
      <h1>Sign in</h1>
      <ErrorText words={error().form} />
      <Field
        label="Name"
        name="username"
        autocomplete="username"
        value={username()}
        onInput={setUsername}
        error={error().username}
        takesFocus
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autocomplete="current-password"
        value={password()}
        onInput={setPassword}
        error={error().password}
      />
      <button class="btn primary" type="submit" disabled={isBusy()}>
        {isBusy() ? "Signing in…" : "Sign in"}
      </button>
    </form>
  );
}

interface Issues {
  readonly username?: string;
  readonly password?: string;
  readonly form?: string;
}
