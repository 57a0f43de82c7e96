import { For, type JSX, Show, createSignal } from "solid-js";
import type { NotificationChannelKind } from "../../graphql/graphql.ts";
import { channelKindNames, notificationText } from "../../language/words/notification.ts";
import { AttemptText } from "../../ui/attempt-text.tsx";
import { createForm } from "../../ui/create-form.ts";
import { Field } from "../../ui/field.tsx";
import { fieldsOf, valuesOf } from "./channel-fields.ts";
import type { Channel, ChannelInput } from "./document.ts";

interface ChannelFormProps {
  readonly kind: NotificationChannelKind;
  /** Null: a new one. */
  readonly channel: Channel | null;
  readonly onSave: (input: ChannelInput) => Promise<void>;
}

/** The form of a new or existing channel. */
export function ChannelForm(props: ChannelFormProps): JSX.Element {
  const [isEnabled, setIsEnabled] = createSignal(props.channel?.isEnabled ?? true);
  const fields = () => fieldsOf(props.kind, props.channel);
  const form = createForm({
    initial: {
      name: props.channel?.name ?? channelKindNames(props.kind),
      ...valuesOf(props.channel),
    },
    check: ({ name }) => (name.trim() === "" ? { name: notificationText("nameMissing") } : {}),
    async send({ name, ...values }) {
      const { id } = props.channel ?? {};
      // A secret that is left empty stays as it is.
      const given = fields().filter(
        (field) => !(field.isSecret && values[field.name] === "" && id !== undefined),
      );
      await props.onSave({
        ...(id !== undefined && { id }),
        kind: props.kind,
        name: name.trim(),
        isEnabled: isEnabled(),
        ...Object.fromEntries(given.map((field) => [field.name, values[field.name].trim()])),
      });
    },
  });
  return (
    <form class="form-fields" onSubmit={form.submit} novalidate>
      <AttemptText attempt={form.attempt} />
      <Field
        {...form.field("name")}
        label={notificationText("name")}
        autocomplete="off"
        takesFocus
      />
      <For each={fields()}>
        {(field) => (
          <Field
            {...form.field(field.name)}
            label={field.label}
            hint={field.hint}
            placeholder={field.placeholder}
            type={field.isSecret ? "password" : "text"}
            autocomplete={field.name === "to" ? "email" : "off"}
          />
        )}
      </For>
      <Show when={props.channel !== null}>
        <label class="checkbox">
          <input
            type="checkbox"
            checked={isEnabled()}
            onChange={(event) => setIsEnabled(event.currentTarget.checked)}
          />
          <span>{notificationText("isEnabled")}</span>
        </label>
      </Show>
      <div class="actions">
        <button
          class="btn primary"
          type="submit"
          disabled={form.isDisabled()}
          aria-busy={form.attempt.isBusy()}
        >
          {form.attempt.isBusy() ? notificationText("saving") : notificationText("save")}
        </button>
      </div>
    </form>
  );
}
