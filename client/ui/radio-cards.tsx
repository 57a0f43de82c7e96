import { For, type JSX } from "solid-js";

export interface RadioCard<Value> {
  readonly value: Value;
  readonly name: string;
  readonly description: string;
}

interface RadioCardsProps<Value> {
  /** The name of the radio group in the form. */
  readonly name: string;
  readonly label: string;
  readonly cards: readonly RadioCard<Value>[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
  /** Moves the focus to the first card when its dialog opens. */
  readonly takesFocus?: boolean;
}

/** A choice between a few options, each with a description. */
export function RadioCards<Value>(props: RadioCardsProps<Value>): JSX.Element {
  return (
    <div class="choices" role="radiogroup" aria-label={props.label}>
      <For each={props.cards}>
        {(card, index) => (
          <label class="choice">
            <input
              type="radio"
              name={props.name}
              autofocus={props.takesFocus === true && index() === 0}
              checked={props.value === card.value}
              onChange={() => props.onChoose(card.value)}
            />
            <span>
              <b>{card.name}</b>
              <small>{card.description}</small>
            </span>
          </label>
        )}
      </For>
    </div>
  );
}
