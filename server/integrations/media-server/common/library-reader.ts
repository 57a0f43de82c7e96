import type { IntegrationDeps } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import type { Catalogue } from "./catalogue.ts";
import { createLibraryLookup } from "./library-lookup.ts";
import { createLibrarySnapshot } from "./library-snapshot.ts";
import type { LibraryItem } from "./library.ts";
import { toPlayable, type Proof } from "./proof.ts";
import { listWanted, type Wanted } from "./wanted.ts";

interface LibraryReaderOptions {
  readonly service: string;
  readonly catalogue: Catalogue;
  readonly deps: Pick<IntegrationDeps, "now">;
  /** Where a browser plays it. */
  readonly watchUrlOf: (item: LibraryItem) => string;
}

/** What every library tells, whichever it is: what of the watched it can play, poll by poll and in a survey. */
export interface LibraryReader extends Required<Pick<Integration, "poll" | "openSnapshot">> {
  /** It has changed: the next poll may look anew soon. */
  hint(): void;
}

export function createLibraryReader(options: LibraryReaderOptions): LibraryReader {
  const { service, catalogue, deps, watchUrlOf } = options;
  const lookup = createLibraryLookup(catalogue);
  const report = (wanted: Wanted, proof: Proof) =>
    toPlayable(service, wanted, proof, watchUrlOf(proof.item));
  return {
    async poll({ tracked }) {
      const found = await lookup.find(listWanted(tracked), deps.now());
      return {
        observations: found.map(({ wanted, proof }) => report(wanted, proof)),
        cursor: null,
      };
    },
    openSnapshot: async () => createLibrarySnapshot({ service, catalogue, report }),
    hint: () => lookup.hint(),
  };
}
