import { type JSX, Show, createSignal } from "solid-js";
import { deletionText } from "../../language/words/deletion.ts";
import { Icon } from "../../ui/icon.tsx";
import { lazyPart } from "../../ui/lazy-part.tsx";
import type { Deletion, Target } from "./document.ts";

const DeleteDialog = lazyPart(async () => (await import("./delete-dialog.tsx")).DeleteDialog);

interface DeleteButtonProps {
  readonly targets: readonly Target[];
  readonly onDeleted: (deletions: readonly Deletion[]) => void;
  readonly isDisabled?: boolean;
}

/** Opens the delete dialog. */
export function DeleteButton(props: DeleteButtonProps): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <>
      <button
        class="btn"
        type="button"
        disabled={props.isDisabled === true}
        onClick={() => setIsOpen(true)}
      >
        <Icon name="trash" />
        {deletionText("deleteButton")}
      </button>
      <Show when={isOpen()}>
        <DeleteDialog
          targets={props.targets}
          onClose={() => setIsOpen(false)}
          onDeleted={props.onDeleted}
        />
      </Show>
    </>
  );
}
