import { type JSX, createSignal } from "solid-js";
import { ErrorText } from "../../ui/error-text.tsx";
import { Field, focusIssue } from "../../ui/field.tsx";
import { errorWords } from "../../wording/error-words.ts";
import { useSession } from "./create-session.ts";

export function SignInForm(): JSX.Element {
  const session = useSession();
  const [username, setUsername] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [issues, setIssues] = createSignal<Issues>({});
  const [isBusy, setIsBusy] = createSignal(false);

  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const missing: Issues = {
      ...(username().trim() === "" ? { username: "Enter your username." } : {}),
      ...(password() === "" ? { password: "Enter your password." } : {}),
    };
    setIssues(missing);
    if (Object.keys(missing).length > 0) return focusIssue(form);
    setIsBusy(true);
    const failure = await session.logIn(username().trim(), password());
    setIsBusy(false);
    if (failure === null) return;
    setIssues({ form: errorWords(failure) });
  };

  return (
    <form class="card form" onSubmit={(event) => void submit(event)} novalidate>
      <h1>Sign in</h1>
      <ErrorText words={issues().form} />
      <Field
        label="Username"
        name="username"
        autocomplete="username"
        value={username()}
        onInput={setUsername}
        error={issues().username}
        takesFocus
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autocomplete="current-password"
        value={password()}
        onInput={setPassword}
        error={issues().password}
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
