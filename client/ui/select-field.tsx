import { For, type JSX, createUniqueId } from "solid-js";

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly name: string }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** A choice from a list that opens. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        onChange={({ currentTarget }) => {
          const chosen = props.options.find(({ value }) => value === currentTarget.value);
          if (chosen !== undefined) props.onChoose(chosen.value);
        }}
      >
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.name}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}
