import type { WordedRequest } from "../wording/request-words.ts";
import type { StagedRequest } from "../wording/stage-bar.ts";

/** A request as GET /api/card answers it. */
export interface CardRequest extends Omit<WordedRequest, "downloads"> {
  readonly id: string;
  readonly title: string;
  readonly requestedBy: string | null;
  /** A number as text; a higher one is newer. */
  readonly version: string;
  readonly eta: string | null;
  readonly downloadEta: string | null;
  readonly stages: StagedRequest["stages"];
  readonly problem: {
    readonly code: string;
    readonly message: string;
    readonly messageParams: unknown;
    readonly severity: "STUCK" | "WAITING";
    readonly until: string | null;
  } | null;
}

/** Puts a changed request in the place of an older one, or in front of all. */
export function withChange(
  requests: readonly CardRequest[],
  changed: CardRequest,
): readonly CardRequest[] {
  const known = requests.find(({ id }) => id === changed.id);
  if (known === undefined) return [changed, ...requests];
  if (BigInt(changed.version) < BigInt(known.version)) return requests;
  return requests.map((request) => (request.id === changed.id ? changed : request));
}
