import type { JSX } from "solid-js";
import type { Form } from "./create-form.ts";
import { Field } from "./field.tsx";
import { passwordHint } from "./new-password.ts";

/** The fields in which somebody chooses a password and repeats it. */
export function NewPasswordFields(props: {
  readonly field: Form<"password" | "repeat">["field"];
  readonly label: string;
  readonly repeatLabel: string;
}): JSX.Element {
  return (
    <>
      <Field
        {...props.field("password")}
        label={props.label}
        type="password"
        hint={passwordHint()}
        autocomplete="new-password"
      />
      <Field
        {...props.field("repeat")}
        label={props.repeatLabel}
        type="password"
        autocomplete="new-password"
      />
    </>
  );
}
