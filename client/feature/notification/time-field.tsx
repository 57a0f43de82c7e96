import { type JSX, createUniqueId } from "solid-js";

interface TimeFieldProps {
  readonly label: string;
  /** "22:00" */
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** A time of the day, saved once it is complete. */
export function TimeField(props: TimeFieldProps): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="time"
        value={props.value}
        onChange={(event) => {
          if (event.currentTarget.value !== "") props.onChoose(event.currentTarget.value);
        }}
      />
    </div>
  );
}
