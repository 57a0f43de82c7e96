import type { JSX } from "solid-js";
import { deletionText } from "../../language/words/deletion.ts";
import { type RadioCard, RadioCards } from "../../ui/radio-cards.tsx";

interface DeleteFilesChoiceProps {
  /** Null until somebody chooses: the destructive choice is never made in advance. */
  readonly deleteFiles: boolean | null;
  readonly onChoose: (deleteFiles: boolean) => void;
}

const CARDS: readonly RadioCard<boolean | null>[] = [
  {
    value: true,
    get name() {
      return deletionText("everywhere");
    },
    get description() {
      return deletionText("everywhereHint");
    },
  },
  {
    value: false,
    get name() {
      return deletionText("stopTracking");
    },
    get description() {
      return deletionText("stopTrackingHint");
    },
  },
];

/** Has the initial focus of the dialog, which must not be on the delete button. */
export function DeleteFilesChoice(props: DeleteFilesChoiceProps): JSX.Element {
  return (
    <RadioCards
      name="delete-files"
      label={deletionText("whatToDelete")}
      cards={CARDS}
      value={props.deleteFiles}
      onChoose={(chosen) => {
        if (chosen !== null) props.onChoose(chosen);
      }}
      takesFocus
    />
  );
}
