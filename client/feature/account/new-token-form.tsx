import { type JSX, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import type { Role, TokenScope } from "../../graphql/graphql.ts";
import { runMutation } from "../../graphql/operation.ts";
import { AttemptText } from "../../ui/attempt-text.tsx";
import { createForm } from "../../ui/create-form.ts";
import { Field } from "../../ui/field.tsx";
import { RadioCards } from "../../ui/radio-cards.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TOKEN_LIFETIMES, type TokenLifetime, scopesOf } from "../../wording/token-words.ts";
import { CreateTokenMutation, type NewToken } from "./document.ts";

const DAY_MS = 86_400_000;

interface NewTokenFormProps {
  readonly role: Role;
  readonly onCreated: (token: NewToken) => void;
  readonly onCancel: () => void;
}

export function NewTokenForm(props: NewTokenFormProps): JSX.Element {
  const { client } = useConnection();
  const [scope, setScope] = createSignal<TokenScope>("READ");
  const [lifetime, setLifetime] = createSignal<TokenLifetime>("90");
  const form = createForm({
    initial: { name: "" },
    check: ({ name }) =>
      name.trim() === "" ? { name: "Enter a name, such as the tool that uses it." } : {},
    async send({ name }) {
      const input = { name: name.trim(), scope: scope(), expiresAt: expiryOf(lifetime()) };
      props.onCreated((await runMutation(client, CreateTokenMutation, { input })).createToken);
    },
  });
  return (
    <form class="form-fields" onSubmit={form.submit} novalidate>
      <AttemptText attempt={form.attempt} />
      <Field
        {...form.field("name")}
        label="Name"
        hint="What the token is for, such as the tool that uses it."
        autocomplete="off"
        takesFocus
      />
      <RadioCards
        name="token-scope"
        label="What the token may do"
        cards={scopesOf(props.role)}
        value={scope()}
        onChoose={setScope}
      />
      <SelectField
        label="Expires after"
        options={TOKEN_LIFETIMES}
        value={lifetime()}
        onChoose={setLifetime}
      />
      <div class="actions">
        <button
          class="btn primary"
          type="submit"
          disabled={form.isDisabled()}
          aria-busy={form.attempt.isBusy()}
        >
          {form.attempt.isBusy() ? "Creating token…" : "Create token"}
        </button>
        <button class="btn" type="button" onClick={() => props.onCancel()}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function expiryOf(lifetime: TokenLifetime): string | null {
  if (lifetime === "never") return null;
  return new Date(Date.now() + Number(lifetime) * DAY_MS).toISOString();
}
