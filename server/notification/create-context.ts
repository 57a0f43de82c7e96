import { LRUCache } from "lru-cache";
import { SETTLE_PACE } from "../domain/notification/settle.ts";
import { createWake, type NotificationContext, type NotificationPace } from "./context.ts";

export const NOTIFICATION_PACE: NotificationPace = { ...SETTLE_PACE, everyMs: 30_000 };

const MAX_TESTERS = 1_000;

type Given = Omit<NotificationContext, "wake" | "tests" | "pace"> & {
  readonly pace?: NotificationPace;
};

/** Creates the context of the functions that notify people about requests. */
export function createNotificationContext(given: Given): NotificationContext {
  return {
    pace: NOTIFICATION_PACE,
    ...given,
    wake: createWake(),
    tests: new LRUCache({ max: MAX_TESTERS }),
  };
}
