import type { Answer, Call } from "../http/router.ts";
import type { Arr, ArrInstance, ArrItem, HistoryRecord, Unit } from "../world/model.ts";
import type { Offer } from "../world/offer-model.ts";
import type { QueueRow } from "./arr-queue.ts";

/** What sets one arr apart from another where their calls are alike. */
export interface ArrApp {
  readonly arr: Arr;
  readonly instance: ArrInstance;
  readonly appName: string;
  readonly version: string;
}

/** The words in which one app says what both mean. */
export interface ArrDialect extends ArrApp {
  /** History event types by their number. */
  readonly eventNumbers: readonly string[];
  queueRows(query: Call["query"]): QueueRow[];
  toHistory(entry: HistoryRecord, query: Call["query"]): object;
  /** The name that a line of history has here. */
  nameOfEvent(type: HistoryRecord["eventType"]): string;
  /** What an offer is about. */
  toOffer(offer: Offer): object;
  /** What a file to be imported is about. */
  toCandidate(item: ArrItem, units: readonly Unit[]): object;
}

export const NOT_FOUND: Answer = { status: 404, json: { message: "NotFound" } };

const SONARR: ArrApp = {
  arr: "sonarr",
  instance: "sonarr",
  appName: "Sonarr",
  version: "4.0.19.2979",
};
const RADARR: ArrApp = {
  arr: "radarr",
  instance: "radarr",
  appName: "Radarr",
  version: "6.1.0.10293",
};

export const ARR_APPS: Readonly<Record<ArrInstance, ArrApp>> = {
  sonarr: SONARR,
  radarr: RADARR,
  // It kept the name of its instance too: only its address tells the two apart.
  "radarr-4k": { ...RADARR, instance: "radarr-4k" },
};
