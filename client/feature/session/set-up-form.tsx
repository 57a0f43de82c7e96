import { type JSX, createSignal } from "solid-js";
import { errorCode, errorField } from "../../graphql/error.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Field, focusIssue } from "../../ui/field.tsx";
import { errorWords } from "../../wording/error-words.ts";
import { useSession } from "./create-session.ts";

const FIELDS = ["code", "username", "password", "repeat"] as const;
type FieldName = (typeof FIELDS)[number];
type Issues = Partial<Record<FieldName | "form", string>>;

const MIN_PASSWORD_LENGTH = 8;

/** Creates the first admin account; the code in the log proves access to the server. */
export function SetUpForm(): JSX.Element {
  const session = useSession();
  const [values, setValues] = createSignal<Record<FieldName, string>>({
    code: "",
    username: "",
    password: "",
    repeat: "",
  });
  const [issues, setIssues] = createSignal<Issues>({});
  const [isBusy, setIsBusy] = createSignal(false);
  const change = (name: FieldName) => (value: string) =>
    setValues((current) => ({ ...current, [name]: value }));

  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const found = findIssues(values());
    setIssues(found);
    if (Object.keys(found).length > 0) return focusIssue(form);
    setIsBusy(true);
    const { code, username, password } = values();
    const error = await session.setUp(code.trim(), username.trim(), password);
    setIsBusy(false);
    if (error === null) return;
    setIssues({ [fieldOf(errorCode(error), errorField(error))]: errorWords(error) });
    focusIssue(form);
  };

  return (
    <form class="card form" onSubmit={(event) => void submit(event)} novalidate>
      <h1>Welcome</h1>
      <p>Create the admin account of this Status Tracker.</p>
      <ErrorText words={issues().form} />
      <Field
        label="Setup code"
        name="code"
        hint="Printed in the server log at startup."
        autocomplete="one-time-code"
        value={values().code}
        onInput={change("code")}
        error={issues().code}
        takesFocus
      />
      <Field
        label="Username"
        name="username"
        autocomplete="username"
        value={values().username}
        onInput={change("username")}
        error={issues().username}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        hint={`At least ${MIN_PASSWORD_LENGTH} characters.`}
        autocomplete="new-password"
        value={values().password}
        onInput={change("password")}
        error={issues().password}
      />
      <Field
        label="Confirm password"
        name="repeat"
        type="password"
        autocomplete="new-password"
        value={values().repeat}
        onInput={change("repeat")}
        error={issues().repeat}
      />
      <button class="btn primary" type="submit" disabled={isBusy()}>
        {isBusy() ? "Creating account…" : "Create account"}
      </button>
    </form>
  );
}

/** A wrong setup code is FORBIDDEN; other errors name their field. */
function fieldOf(code: string | null, field: string | null): FieldName | "form" {
  if (code === "FORBIDDEN") return "code";
  return field === "password" || field === "username" ? field : "form";
}

function findIssues(values: Record<FieldName, string>): Issues {
  return {
    ...(values.code.trim() === "" ? { code: "Enter the setup code from the server log." } : {}),
    ...(values.username.trim() === "" ? { username: "Enter a username." } : {}),
    ...(values.password.length < MIN_PASSWORD_LENGTH
      ? { password: `Use at least ${MIN_PASSWORD_LENGTH} characters.` }
      : {}),
    ...(values.repeat === values.password ? {} : { repeat: "The passwords do not match." }),
  };
}
