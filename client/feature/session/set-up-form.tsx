import { type JSX, createSignal } from "solid-js";
import { errorCode, errorWords } from "../../graphql/error.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Field, focusIssue } from "../../ui/field.tsx";
import { useSession } from "./create-session.ts";

const FIELDS = ["code", "username", "password", "repeat"] as const;
type FieldName = (typeof FIELDS)[number];
type Issues = Partial<Record<FieldName | "form", string>>;

const MIN_PASSWORD_LENGTH = 8;

/** The first person of an empty tracker; the code in the log proves that it is the one who runs it. */
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
    setValues((held) => ({ ...held, [name]: value }));

  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const found = findIssues(values());
    setIssues(found);
    if (Object.keys(found).length > 0) return focusIssue(form);
    setIsBusy(true);
    const { code, username, password } = values();
    const refusal = await session.setUp(code.trim(), username.trim(), password);
    setIsBusy(false);
    if (refusal === null) return;
    setIssues({ [faultyField(errorCode(refusal), errorWords(refusal))]: errorWords(refusal) });
    focusIssue(form);
  };

  return (
    <form class="card form" onSubmit={(event) => void submit(event)} novalidate>
      <h1>Welcome</h1>
      <p>Nobody uses this tracker yet. Choose the name and password you will sign in with.</p>
      <ErrorText words={issues().form} />
      <Field
        label="One-time code"
        name="code"
        hint="The tracker printed it in its log when it started."
        autocomplete="one-time-code"
        value={values().code}
        onInput={change("code")}
        error={issues().code}
        takesFocus
      />
      <Field
        label="Name"
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
        label="Password again"
        name="repeat"
        type="password"
        autocomplete="new-password"
        value={values().repeat}
        onInput={change("repeat")}
        error={issues().repeat}
      />
      <button class="btn primary" type="submit" disabled={isBusy()}>
        {isBusy() ? "Setting up…" : "Start tracking"}
      </button>
    </form>
  );
}

/** The tracker names no field: a wrong code is FORBIDDEN, and what else it refuses says in words what it is about. */
function faultyField(code: string | null, words: string): FieldName | "form" {
  if (code === "FORBIDDEN") return "code";
  if (code !== "BAD_INPUT") return "form";
  if (/password/i.test(words)) return "password";
  return /name/i.test(words) ? "username" : "form";
}

function findIssues(values: Record<FieldName, string>): Issues {
  return {
    ...(values.code.trim() === "" ? { code: "Copy the code from the tracker's log." } : {}),
    ...(values.username.trim() === "" ? { username: "Choose a name." } : {}),
    ...(values.password.length < MIN_PASSWORD_LENGTH
      ? { password: `Use at least ${MIN_PASSWORD_LENGTH} characters.` }
      : {}),
    ...(values.repeat === values.password ? {} : { repeat: "The two passwords differ." }),
  };
}
