import { type Accessor, createMemo, createSignal } from "solid-js";
import { errorField, errorWaitSeconds } from "../graphql/error.ts";
import { errorWords } from "../wording/error-words.ts";
import { type Attempt, createAttempt } from "./create-attempt.ts";
import { focusIssue } from "./field.tsx";

type Values<Name extends string> = Readonly<Record<Name, string>>;
type Issues = Readonly<Record<string, string | undefined>>;

interface FormOptions<Name extends string> {
  readonly initial: Values<Name>;
  /** Finds what is wrong before anything is sent. */
  check(values: Values<Name>): Issues;
  send(values: Values<Name>): Promise<void>;
  /** The field of an error for which the server names none; null: the whole form. */
  fieldOf?(error: unknown): Name | null;
}

interface FieldState {
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
  onInput(value: string): void;
}

export interface Form<Name extends string> {
  readonly values: Accessor<Values<Name>>;
  readonly attempt: Attempt;
  /** The server accepts no attempt yet. While one is running the button stays enabled, and so keeps the focus. */
  readonly isDisabled: Accessor<boolean>;
  /** The properties of the field with this name. */
  field(name: Name): FieldState;
  submit(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void;
  /** Empties the fields, or sets them to `values`. */
  reset(values?: Values<Name>): void;
}

/** A form that shows each issue at its field, and moves the focus to the first one. */
export function createForm<Name extends string>(options: FormOptions<Name>): Form<Name> {
  const [values, setValues] = createSignal(options.initial);
  const [checked, setChecked] = createSignal<Issues>({});
  const attempt = createAttempt();
  const names = Object.keys(options.initial);
  const isName = (name: string | null): name is Name => name !== null && names.includes(name);

  /** The field that the server refused. An error about the time to wait is about the whole form. */
  const refused = createMemo((): Name | null => {
    const failure = attempt.failure();
    if (failure === null || errorWaitSeconds(failure) !== null) return null;
    const field = errorField(failure);
    return isName(field) ? field : (options.fieldOf?.(failure) ?? null);
  });
  const issueOf = (name: Name) =>
    checked()[name] ?? (refused() === name ? errorWords(attempt.failure()) : undefined);

  const run = async (form: HTMLFormElement) => {
    const found = options.check(values());
    setChecked(() => found);
    if (Object.keys(found).length === 0) await attempt.run(() => options.send(values()));
    focusIssue(form);
  };

  return {
    values,
    // What is shown at a field is not shown again above the fields.
    attempt: { ...attempt, failure: () => (refused() === null ? attempt.failure() : null) },
    isDisabled: () => attempt.secondsLeft() > 0,
    field: (name) => ({
      name,
      get value() {
        return values()[name];
      },
      get error() {
        return issueOf(name);
      },
      onInput: (value) => void setValues((current) => ({ ...current, [name]: value })),
    }),
    submit(event) {
      event.preventDefault();
      void run(event.currentTarget);
    },
    reset(to = options.initial) {
      setValues(() => to);
      setChecked({});
    },
  };
}
