import { IntegrationError } from "../../port/error.ts";

/** With fewer titles, any share of them may have been removed by hand. */
const MIN_TITLES = 3;
/** For this long the app may be restoring its database; after that its answer is accepted. */
const DISTRUST_MS = 15 * 60_000;

export interface MissingTitles {
  /** Number of titles that the app had before and that the poll read. */
  readonly checked: number;
  /** Number of those titles that the app reports as missing. */
  readonly missing: number;
}

/**
 * Distrusts an app that reports most of its titles as missing: nothing is applied until the report has lasted, and
 * never while the app has no title at all.
 */
export interface MissingTitleGuard {
  /** Rejects with "implausible" while the report is not trusted. */
  verify(missingTitles: MissingTitles, now: Date): Promise<void>;
}

export function createMissingTitleGuard(
  service: string,
  hasTitles: () => Promise<boolean>,
): MissingTitleGuard {
  let doubtedSince: number | null = null;
  return {
    async verify({ checked, missing }, now) {
      if (checked < MIN_TITLES || missing * 2 <= checked) {
        doubtedSince = null;
        return;
      }
      doubtedSince ??= now.getTime();
      const isOver = now.getTime() - doubtedSince >= DISTRUST_MS;
      if (isOver && (await hasTitles())) return;
      throw new IntegrationError(service, "implausible", {
        code: "TITLES_REPORTED_MISSING",
        params: { count: missing, total: checked },
      });
    },
  };
}
