import { type JSX, createSignal } from "solid-js";
import { errorCode, errorWords } from "../../graphql/error.ts";
import { Field, focusFault } from "../../ui/field.tsx";
import { Refusal } from "../../ui/refusal.tsx";
import { useSession } from "./create-session.ts";

const FIELDS = ["code", "username", "password", "repeat"] as const;
type FieldName = (typeof FIELDS)[number];
type Faults = Partial<Record<FieldName | "form", string>>;

const SHORTEST_PASSWORD = 8;

/** The first person of an empty tracker; the code in the log proves that it is the one who runs it. */
export function SetUpForm(): JSX.Element {
  const session = useSession();
  const [values, setValues] = createSignal<Record<FieldName, string>>({
    code: "",
    username: "",
    password: "",
    repeat: "",
  });
  const [faults, setFaults] = createSignal<Faults>({});
  const [isBusy, setIsBusy] = createSignal(false);
  const change = (name: FieldName) => (value: string) =>
    setValues((held) => ({ ...held, [name]: value }));

  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const found = findFaults(values());
    setFaults(found);
    if (Object.keys(found).length > 0) return focusFault(form);
    setIsBusy(true);
    const { code, username, password } = values();
    const refusal = await session.setUp(code.trim(), username.trim(), password);
    setIsBusy(false);
    if (refusal === null) return;
    setFaults({ [faultyField(errorCode(refusal), errorWords(refusal))]: errorWords(refusal) });
    focusFault(form);
  };

  return (
    <form class="card form" onSubmit={(event) => void submit(event)} novalidate>
      <h1>Welcome</h1>
      <p>Nobody uses this tracker yet. Choose the name and password you will sign in with.</p>
      <Refusal words={faults().form} />
      <Field
        label="One-time code"
        name="code"
        hint="The tracker printed it in its log when it started."
        autocomplete="one-time-code"
        value={values().code}
        onInput={change("code")}
        fault={faults().code}
        isFirst
      />
      <Field
        label="Name"
        name="username"
        autocomplete="username"
        value={values().username}
        onInput={change("username")}
        fault={faults().username}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        hint={`At least ${SHORTEST_PASSWORD} characters.`}
        autocomplete="new-password"
        value={values().password}
        onInput={change("password")}
        fault={faults().password}
      />
      <Field
        label="Password again"
        name="repeat"
        type="password"
        autocomplete="new-password"
        value={values().repeat}
        onInput={change("repeat")}
        fault={faults().repeat}
      />
      <button class="btn go" type="submit" disabled={isBusy()}>
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

function findFaults(values: Record<FieldName, string>): Faults {
  return {
    ...(values.code.trim() === "" ? { code: "Copy the code from the tracker's log." } : {}),
    ...(values.username.trim() === "" ? { username: "Choose a name." } : {}),
    ...(values.password.length < SHORTEST_PASSWORD
      ? { password: `Use at least ${SHORTEST_PASSWORD} characters.` }
      : {}),
    ...(values.repeat === values.password ? {} : { repeat: "The two passwords differ." }),
  };
}
