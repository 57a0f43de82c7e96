import type { Channel, RequestState } from "../graphql/graphql.ts";
import type { EpisodeNumber } from "./sentence.ts";

/** A transition as the tracker sends it. */
export interface HistoryTransition {
  readonly sequence: string;
  readonly at: string;
  readonly from: RequestState | null;
  readonly to: RequestState;
  readonly channel: Channel;
  readonly inferred: boolean;
  readonly attempt: number;
  readonly service: string;
  readonly event: string;
  readonly message: string;
  /** Null in transitions of earlier versions. */
  readonly messageCode: string | null;
  readonly messageParams: unknown;
  readonly episode: (EpisodeNumber & { readonly id: string }) | null;
  readonly delivery: { readonly id: string } | null;
}

/** An action is a transition from a state to the same state. */
export function isActionOf({
  channel,
  from,
  to,
}: Pick<HistoryTransition, "channel" | "from" | "to">): boolean {
  return channel === "PERSON" && from === to;
}
