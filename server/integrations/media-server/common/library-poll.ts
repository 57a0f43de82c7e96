import type { IntegrationDeps } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { toFileObservation, type FileMatch } from "./file-match.ts";
import type { LibraryItem } from "./library-item.ts";
import { createLibraryLookup } from "./library-lookup.ts";
import type { LibraryQueries } from "./library-queries.ts";
import { createLibrarySnapshot } from "./library-snapshot.ts";
import { listPendingUnits, type LookupUnit } from "./lookup-unit.ts";

interface LibraryPollOptions {
  readonly service: string;
  readonly queries: LibraryQueries;
  readonly deps: Pick<IntegrationDeps, "now" | "libraryPollMs">;
  /** Link that plays the item in a browser. */
  readonly watchUrlOf: (item: LibraryItem) => string;
}

/** The parts that all media servers share: report which tracked units can be played, in polls and in snapshots. */
export interface LibraryPoll extends Required<Pick<Integration, "poll" | "openSnapshot">> {
  /** Reports a library change, so that the next poll may refresh its index soon. */
  hint(): void;
}

export function createLibraryPoll(options: LibraryPollOptions): LibraryPoll {
  const { service, queries, deps, watchUrlOf } = options;
  const lookup = createLibraryLookup(queries, deps.libraryPollMs);
  const report = (unit: LookupUnit, match: FileMatch) =>
    toFileObservation(service, unit, match, watchUrlOf(match.item));
  return {
    async poll({ tracked }) {
      const found = await lookup.find(listPendingUnits(tracked), deps.now());
      return {
        observations: found.map(({ unit, match }) => report(unit, match)),
        cursor: null,
      };
    },
    openSnapshot: async () => createLibrarySnapshot({ service, queries, report }),
    hint: () => lookup.hint(),
  };
}
