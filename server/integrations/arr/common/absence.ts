import { IntegrationError } from "../../port/error.ts";

/** Of fewer any share may well be removed by hand. */
const MIN_TITLES = 3;
/** So long it may be a database that is being put back; after that it is how things are. */
const DOUBTED_FOR_MS = 15 * 60_000;

export interface Absence {
  /** Titles that the app had and was asked about. */
  readonly asked: number;
  /** Those of them that it says it does not have. */
  readonly missing: number;
}

/** Doubts an app that has lost most of what it had: it moves nothing until that has lasted, and never while it has no title at all. */
export interface AbsenceGuard {
  /** Rejects with "implausible" while the answer is doubted. */
  believe(absence: Absence, now: Date): Promise<void>;
}

export function createAbsenceGuard(
  service: string,
  hasTitles: () => Promise<boolean>,
): AbsenceGuard {
  let doubtedSince: number | null = null;
  return {
    async believe({ asked, missing }, now) {
      if (asked < MIN_TITLES || missing * 2 <= asked) {
        doubtedSince = null;
        return;
      }
      doubtedSince ??= now.getTime();
      const isOver = now.getTime() - doubtedSince >= DOUBTED_FOR_MS;
      if (isOver && (await hasTitles())) return;
      throw new IntegrationError(
        service,
        "implausible",
        `says that it no longer has ${missing} of ${asked} titles`,
      );
    },
  };
}
