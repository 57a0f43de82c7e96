import type { ObservationBase } from "../../server/domain/observation/base.ts";
import type { ObservationKind } from "../../server/domain/observation/kind.ts";
import type { Observation, ObservationOf } from "../../server/domain/observation/observation.ts";

type FactName<O = Observation> = O extends Observation
  ? Exclude<keyof O, "kind" | keyof ObservationBase>
  : never;
type Fact<Name extends PropertyKey, O = Observation> = O extends { readonly [N in Name]?: infer V }
  ? V
  : never;

/** An observation of whatever kind, with every fact that some kind carries: for assertions that need no narrowing. */
export type AnyFacts = ObservationBase & { readonly kind: ObservationKind } & {
  readonly [Name in FactName]?: Fact<Name> | undefined;
};

/** The facts of a kind beside those that every observation carries. */
type OwnFacts<Kind extends ObservationKind> = Omit<
  ObservationOf<Kind>,
  "kind" | keyof ObservationBase
>;

/** What a test may set: anything that the kind can carry. */
export type Changes<Kind extends ObservationKind> = Kind extends ObservationKind
  ? Partial<Omit<ObservationOf<Kind>, "kind">>
  : never;

/** The facts that a kind requires. */
const REQUIRED: { readonly [Kind in ObservationKind]: OwnFacts<Kind> } = {
  requested: { origin: "seerr" },
  approved: {},
  declined: {},
  "refused-by-arr": { reason: "Seerr could not add it to Radarr or Sonarr" },
  airs: {},
  "pending-in-arr": { reason: "delay" },
  "pending-ended": {},
  grabbed: {},
  downloading: { transfer: {} },
  downloaded: { transfer: {} },
  held: { until: "2026-03-02T12:00:00.000Z" },
  blocked: {},
  "import-started": {},
  imported: {},
  hashing: {},
  hashed: {},
  matched: {},
  unmatched: { reason: "AniDB does not know the file" },
  playable: { playable: { itemId: "item-1" } },
  "file-differs": { size: 900 },
  "file-renamed": { file: { id: 7, path: "/tv/Show/Season 1/S01E01.mkv" } },
  "download-failed": {},
  "download-removed": {},
  "file-deleted": {},
  "library-lost": { reason: "the library no longer shows it" },
  "removed-from-arr": {},
  "not-listed": {},
  withdrawn: { reason: "withdrawn" },
  monitoring: { monitored: false },
  "heard-available": {},
  "not-tracked": { missingSince: "2026-03-01T11:00:00.000Z" },
  searched: {
    releaseSearch: { at: "2026-03-01T12:00:00.000Z", found: 0, refused: 0, reasons: [] },
  },
};

/** Builds a valid observation of a kind. */
export function buildObservation<Kind extends ObservationKind>(
  kind: Kind,
  changes: Changes<Kind>,
): ObservationOf<Kind> {
  const base: ObservationBase = {
    service: "sonarr",
    channel: "WEBHOOK",
    event: kind,
    at: null,
    keys: {},
  };
  // The compiler cannot relate the member of a generic kind to its parts; REQUIRED and Changes are checked for each.
  return { kind, ...base, ...REQUIRED[kind], ...changes } as unknown as ObservationOf<Kind>;
}
