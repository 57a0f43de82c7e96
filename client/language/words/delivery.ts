import { createTrackerArea, type WordsFor } from "../area.ts";

type NoParams = object;

interface DeliveriesParams {
  readonly SENDER_NOT_CONFIGURED: { readonly service: string };
  readonly BODY_NOT_JSON: NoParams;
  readonly NOTHING_TO_TRACK: NoParams;
  readonly SAME_AS_EARLIER: NoParams;
  readonly KNOWN_ALREADY: NoParams;
  readonly COULD_NOT_BE_APPLIED: NoParams;
  readonly APPLYING_ENDLESS: NoParams;
  readonly APPLYING_STOPPED_TRACKER: NoParams;
}

/** What came of a webhook. Clauses: they follow the result. */
export const deliveries = createTrackerArea<WordsFor<DeliveriesParams>>("deliveries");
