import type { Answer, Call } from "../http/router.ts";
import type { Arr, ArrInstance, ArrItem, HistoryRecord, Unit } from "../world/model.ts";
import type { Offer } from "../world/offer-model.ts";
import type { QueueRow } from "./arr-queue.ts";

/** The differences between the two arrs in otherwise equal calls. */
export interface ArrApp {
  readonly arr: Arr;
  readonly instance: ArrInstance;
  readonly appName: string;
  readonly version: string;
}

/** Words that differ between the apps. */
export interface ArrDialect extends ArrApp {
  /** History event types by their number. */
  readonly eventNumbers: readonly string[];
  queueRows(query: Call["query"]): QueueRow[];
  toHistory(entry: HistoryRecord, query: Call["query"]): object;
  /** Name of a history record in this app. */
  nameOfEvent(type: HistoryRecord["eventType"]): string;
  /** The units of a release. */
  toOffer(offer: Offer): object;
  /** The units named in the body of a grab that overrides what the arr recognised; null: none is named. */
  overriddenUnits(body: Readonly<Record<string, unknown>>): readonly Unit[] | null;
  /** The units of a file to import. */
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
  // Both instances have the same name: only the addresses differ.
  "radarr-4k": { ...RADARR, instance: "radarr-4k" },
};
