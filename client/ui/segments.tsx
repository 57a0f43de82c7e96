import { For, type JSX } from "solid-js";

interface SegmentsProps<Value> {
  /** The name of the radio group. */
  readonly name: string;
  readonly legend: string;
  readonly options: readonly { readonly value: Value; readonly name: string }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** A choice between a few short options beside each other. */
export function Segments<Value>(props: SegmentsProps<Value>): JSX.Element {
  return (
    <fieldset class="segments">
      <legend>{props.legend}</legend>
      <For each={props.options}>
        {(option) => (
          <label>
            <input
              type="radio"
              name={props.name}
              checked={props.value === option.value}
              onChange={() => props.onChoose(option.value)}
            />
            <span>{option.name}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
