import type { JSX } from "solid-js";
import { type RadioCard, RadioCards } from "../../ui/radio-cards.tsx";

interface DeleteFilesChoiceProps {
  /** Null until somebody chooses: the destructive choice is never made in advance. */
  readonly deleteFiles: boolean | null;
  readonly onChoose: (deleteFiles: boolean) => void;
}

const CARDS: readonly RadioCard<boolean | null>[] = [
  {
    value: true,
    name: "Delete everywhere",
    description:
      "Deletes the title and its files in every service. The title can be requested again.",
  },
  {
    value: false,
    name: "Stop tracking",
    description: "Withdraws the request in Seerr. Files, downloads and the library are kept.",
  },
];

/** Has the initial focus of the dialog, which must not be on the delete button. */
export function DeleteFilesChoice(props: DeleteFilesChoiceProps): JSX.Element {
  return (
    <RadioCards
      name="delete-files"
      label="What to delete"
      cards={CARDS}
      value={props.deleteFiles}
      onChoose={(chosen) => {
        if (chosen !== null) props.onChoose(chosen);
      }}
      takesFocus
    />
  );
}
