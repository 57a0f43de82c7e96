/** What an action is about beside its units; each action reads only its own. */
export interface ActionArguments {
  /** A release of a list, by the tracker's own id. */
  readonly releaseId: string | null;
  /** The named units are what the release contains, whatever its name says. */
  readonly isOverride: boolean;
}

export const NO_ARGUMENTS: ActionArguments = { releaseId: null, isOverride: false };
