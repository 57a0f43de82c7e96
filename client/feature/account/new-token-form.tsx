import { type JSX, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import type { Role, TokenScope } from "../../graphql/graphql.ts";
import { runMutation } from "../../graphql/operation.ts";
import { accountText } from "../../language/words/account.ts";
import { shell } from "../../language/words/shell.ts";
import { AttemptText } from "../../ui/attempt-text.tsx";
import { createForm } from "../../ui/create-form.ts";
import { Field } from "../../ui/field.tsx";
import { RadioCards } from "../../ui/radio-cards.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import {
  TOKEN_LIFETIMES,
  lifetimeName,
  scopesOf,
  type TokenLifetime,
} from "../../wording/token-words.ts";
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
    check: ({ name }) => (name.trim() === "" ? { name: accountText("tokenNameMissing") } : {}),
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
        label={accountText("name")}
        hint={accountText("tokenNameHint")}
        autocomplete="off"
        takesFocus
      />
      <RadioCards
        name="token-scope"
        label={accountText("tokenScope")}
        cards={scopesOf(props.role)}
        value={scope()}
        onChoose={setScope}
      />
      <SelectField
        label={accountText("expiresAfter")}
        options={TOKEN_LIFETIMES.map((days) => ({ value: days, name: lifetimeName(days) }))}
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
          {form.attempt.isBusy() ? accountText("creatingToken") : accountText("createToken")}
        </button>
        <button class="btn" type="button" onClick={() => props.onCancel()}>
          {shell("cancel")}
        </button>
      </div>
    </form>
  );
}

function expiryOf(lifetime: TokenLifetime): string | null {
  if (lifetime === "never") return null;
  return new Date(Date.now() + Number(lifetime) * DAY_MS).toISOString();
}
