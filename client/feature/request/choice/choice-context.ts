import { createContext, useContext } from "solid-js";
import type { ActionKind } from "../../../graphql/graphql.ts";

/**
 * Opens the dialogs in which a person chooses, for all of a request or for some of its episodes. They belong to the page,
 * because the problem with the button often changes while the dialog is open.
 */
export interface ChoiceDialogs {
  /** Whether releases can be chosen now. */
  readonly canChooseRelease: () => boolean;
  open(kind: ActionKind, episodeIds: readonly string[] | null): void;
}

export const ChoiceContext = createContext<ChoiceDialogs | null>(null);

export const WITH_DIALOG: ReadonlySet<ActionKind> = new Set<ActionKind>([
  "LOOK_FOR_RELEASES",
  "LINK_IN_SHOKO",
]);

/** Returns what opens the dialog of an action for these episodes; null for an action without one. */
export function useChoice(
  episodeIds: () => readonly string[] | null,
): (kind: ActionKind) => (() => void) | null {
  const dialogs = useContext(ChoiceContext);
  return (kind) =>
    dialogs !== null && WITH_DIALOG.has(kind) ? () => dialogs.open(kind, episodeIds()) : null;
}

/**
 * Returns what opens the list of releases for these episodes; null while none can be chosen, and where one of
 * `problemActions` opens it already.
 */
export function useReleaseChoice(
  episodeIds: () => readonly string[] | null,
  problemActions: () => readonly { readonly kind: ActionKind }[],
): () => (() => void) | null {
  const dialogs = useContext(ChoiceContext);
  return () =>
    dialogs?.canChooseRelease() === true &&
    !problemActions().some(({ kind }) => kind === "LOOK_FOR_RELEASES")
      ? () => dialogs.open("LOOK_FOR_RELEASES", episodeIds())
      : null;
}
