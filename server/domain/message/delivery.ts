import type { NoParams, Sentences } from "./catalogue.ts";

/** What came of a webhook, where the tracker says it of every kind of service. */
export interface DeliveryParams {
  /** `service`: the slug that it was sent to. */
  SENDER_NOT_CONFIGURED: { readonly service: string };
  BODY_NOT_JSON: NoParams;
  NOTHING_TO_TRACK: NoParams;
  SAME_AS_EARLIER: NoParams;
  KNOWN_ALREADY: NoParams;
  COULD_NOT_BE_APPLIED: NoParams;
  APPLYING_ENDLESS: NoParams;
  APPLYING_STOPPED_TRACKER: NoParams;
}

/** Clauses without a final period: they follow the result. */
export const DELIVERY_SENTENCES: Sentences<DeliveryParams> = {
  SENDER_NOT_CONFIGURED: ({ service }) =>
    `no service named ${service} that sends webhooks is configured`,
  BODY_NOT_JSON: () => "the body is not JSON",
  NOTHING_TO_TRACK: () => "nothing to track in it",
  SAME_AS_EARLIER: () => "the same as an earlier delivery, nothing new",
  KNOWN_ALREADY: () => "known already",
  COULD_NOT_BE_APPLIED: () => "could not be applied; see the log for this delivery's id",
  APPLYING_ENDLESS: () => "applying it did not end",
  APPLYING_STOPPED_TRACKER: () => "applying it did not end, and stopped the tracker",
};
