/** What an action is about beside its units; each action reads only its own. */
export interface ActionArguments {
  /** A release of a list, by the tracker's own id. */
  readonly releaseId: string | null;
  /** The named units are what the release contains, whatever its name says. */
  readonly isOverride: boolean;
  /** Why a request is declined, for the person who made it. */
  readonly reason: string | null;
  /** Episodes to link a file to, by the matcher's own ids. */
  readonly linkTo: readonly number[];
}

export const NO_ARGUMENTS: ActionArguments = {
  releaseId: null,
  isOverride: false,
  reason: null,
  linkTo: [],
};
