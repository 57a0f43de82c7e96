import { For, type JSX } from "solid-js";

interface DeleteFilesChoiceProps {
  readonly deleteFiles: boolean;
  readonly onChoose: (deleteFiles: boolean) => void;
}

const CHOICES = [
  {
    deleteFiles: true,
    name: "Delete everywhere",
    words: "Deletes the title and its files in every service. The title can be requested again.",
  },
  {
    deleteFiles: false,
    name: "Stop tracking",
    words: "Withdraws the request in Seerr. Files, downloads and the library stay unchanged.",
  },
] as const;

export function DeleteFilesChoice(props: DeleteFilesChoiceProps): JSX.Element {
  return (
    <div class="choices" role="radiogroup" aria-label="What to delete">
      <For each={CHOICES}>
        {(choice) => (
          <label class="choice">
            <input
              type="radio"
              name="delete-files"
              // The initial focus of the dialog: neither the close button nor the delete button.
              autofocus={choice.deleteFiles}
              checked={props.deleteFiles === choice.deleteFiles}
              onChange={() => props.onChoose(choice.deleteFiles)}
            />
            <span>
              <b>{choice.name}</b>
              <small>{choice.words}</small>
            </span>
          </label>
        )}
      </For>
    </div>
  );
}
