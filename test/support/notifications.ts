import { makePushKeys, notify } from "../../server/integrations/notifier/notify.ts";
import type { NotificationContext } from "../../server/notification/context.ts";
import { createNotificationContext } from "../../server/notification/create-context.ts";
import type { CoreContext } from "../../server/tracking/core/context.ts";
import { createSecretCipher } from "../../server/tracking/core/secrets.ts";
import { toViewerLink } from "../../server/tracking/services/browser-address.ts";
import type { Tracking } from "../../server/tracking/tracker.ts";

type Given = CoreContext & Pick<Tracking, "services">;

/** The context of notifications as the app makes it; nothing is sent until a worker is started on it. */
export function createTestNotifications(
  tracking: Given,
  given: Partial<NotificationContext> = {},
): NotificationContext {
  const { store, bus, clock, log, newId } = tracking;
  return createNotificationContext({
    store,
    bus,
    clock,
    log,
    newId,
    cipher: createSecretCipher("a key for tests only"),
    notify,
    makePushKeys,
    publicUrl: null,
    toViewerLink: (link, viewerHost) => toViewerLink(tracking, link, viewerHost),
    ...given,
  });
}
