import { For, type JSX } from "solid-js";

interface DeleteFilesChoiceProps {
  readonly deleteFiles: boolean;
  readonly onChoose: (deleteFiles: boolean) => void;
}

const CHOICES = [
  {
    deleteFiles: true,
    name: "With the files",
    words: "Leaves every service and the disk, and can be asked for again.",
  },
  {
    deleteFiles: false,
    name: "Only stop tracking",
    words: "Withdrawn in Seerr. Files, downloads and the library stay as they are.",
  },
] as const;

export function DeleteFilesChoice(props: DeleteFilesChoiceProps): JSX.Element {
  return (
    <div class="choices" role="radiogroup" aria-label="What is to go">
      <For each={CHOICES}>
        {(choice) => (
          <label class="choice">
            <input
              type="radio"
              name="delete-files"
              // The dialog opens here, not at what closes it and never at what deletes.
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
