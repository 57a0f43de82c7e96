import type { JSX } from "solid-js";
import { DeleteButton } from "../feature/deletion/delete-button.tsx";
import type { Deletion } from "../feature/deletion/document.ts";
import type { Selection } from "../feature/request-list/create-selection.ts";
import { SelectionBar } from "../feature/request-list/selection-bar.tsx";
import { editionWords } from "../wording/request-words.ts";

interface SelectionActionsProps {
  readonly selection: Selection;
  readonly onDeleted: (started: readonly Deletion[]) => void;
}

/** At the bottom of the page during a selection: what can be done with the selected requests. */
export function SelectionActions(props: SelectionActionsProps): JSX.Element {
  const targets = () =>
    props.selection.rows().map((row) => ({
      id: row.id,
      title: row.title,
      edition: editionWords(row),
    }));
  return (
    <SelectionBar selection={props.selection}>
      <DeleteButton
        targets={targets()}
        isDisabled={targets().length === 0}
        onDeleted={props.onDeleted}
      />
    </SelectionBar>
  );
}
