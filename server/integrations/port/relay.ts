import type { ChannelAnswer } from "./notifier.ts";

/** The former owner of a webhook: where a service sent its messages before the tracker took them. */
export interface FormerWebhook {
  readonly url: string;
  /** The headers that the service sent with each message; they may hold secrets. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** A webhook to pass on, byte for byte. */
export interface PassedOnMessage {
  readonly to: FormerWebhook;
  readonly contentType: string | null;
  readonly body: Buffer;
  /** Awaited before the last byte of the body is sent. */
  readonly onHandOver: () => Promise<void>;
}

/** `status` null: there was no answer. */
export interface PassedOnAnswer extends ChannelAnswer {
  readonly status: number | null;
}

/** Passes a webhook on. Answers instead of throwing. */
export type PassOn = (message: PassedOnMessage) => Promise<PassedOnAnswer>;

/** The header of a webhook that a tracker has passed on, in lower case: another tracker does not pass it on again. */
export const PASSED_ON_HEADER = "x-tracker-passed-on";
