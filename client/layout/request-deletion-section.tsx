import { type JSX, Show } from "solid-js";
import type { RequestDeletion } from "../feature/deletion/create-request-deletion.ts";
import { DeletionPanel } from "../feature/deletion/deletion-panel.tsx";
import { statusAnnouncement } from "../feature/deletion/status-words.ts";

interface RequestDeletionSectionProps {
  /** Null for users who may not delete. */
  readonly deletion: RequestDeletion | null;
  readonly takesFocus: boolean;
}

/** The deletion of the request, if there is one. */
export function RequestDeletionSection(props: RequestDeletionSectionProps): JSX.Element {
  const wasActiveHere = () => props.deletion?.wasActiveHere() === true;
  /** A deletion that was cancelled earlier is not shown. */
  const shown = () => {
    const deletion = props.deletion?.deletion() ?? null;
    return deletion?.status === "CANCELLED" && !wasActiveHere() ? null : deletion;
  };
  const announcement = () => {
    const deletion = shown();
    return deletion === null || !wasActiveHere() ? "" : statusAnnouncement(deletion);
  };
  return (
    <>
      {/* Screen readers announce changes only of an element that already exists. */}
      <p class="visually-hidden" role="status">
        {announcement()}
      </p>
      <Show when={shown()}>
        {(deletion) => (
          <DeletionPanel
            deletion={deletion()}
            wasActiveHere={wasActiveHere()}
            takesFocus={props.takesFocus}
            onChanged={(changed) => props.deletion?.accept(changed)}
          />
        )}
      </Show>
    </>
  );
}
