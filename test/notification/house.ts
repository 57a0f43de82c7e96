import { onTestFinished } from "vitest";
import type { Actor } from "../../server/domain/actor.ts";
import type { ChannelKind } from "../../server/domain/notification/channel.ts";
import type { Role } from "../../server/domain/role.ts";
import type { NotificationContext } from "../../server/notification/context.ts";
import { NOTIFICATION_PACE } from "../../server/notification/create-context.ts";
import { saveChannel, ownerOf, type ProfileOwner } from "../../server/notification/save-channel.ts";
import { startNotifications } from "../../server/notification/worker.ts";
import type { Store } from "../../server/store/store.ts";
import { ADA } from "../support/actor.ts";
import { openTestStore } from "../support/database.ts";
import { createManualClock, type ManualClock } from "../support/manual-clock.ts";
import { createTestNotifications } from "../support/notifications.ts";
import { startTestTracker, type TestTracker } from "../support/tracking.ts";

export interface House {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly tracker: TestTracker;
  readonly notifications: NotificationContext;
  readonly by: Actor;
  /** Somebody with a role; `seerrId`: their ID at Seerr. */
  person(role: Role, seerrId?: number): Promise<ProfileOwner>;
  channel(
    owner: ProfileOwner,
    kind: ChannelKind,
    fields: Readonly<Record<string, string>>,
  ): Promise<{ readonly id: string }>;
  /** Time passes, and everything that is due by then is sent and answered. */
  pass(ms: number): Promise<void>;
  /** The worker ends and another takes its place, as after a restart. */
  restart(): Promise<void>;
}

interface HouseOptions {
  readonly store?: Store;
  readonly start?: string;
  readonly given?: Partial<NotificationContext>;
}

/** A tracker that hears webhooks, with the worker that notifies people, on a clock that the test moves. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const store = options.store ?? (await openTestStore());
  const clock = createManualClock(options.start);
  const tracker = await startTestTracker(store, ["SEERR", "SONARR", "RADARR"], clock);
  const notifications = createTestNotifications(tracker.context, {
    clock,
    publicUrl: "https://tracker.example",
    // Hours pass in some tests, in which it need not look twice a minute.
    pace: { ...NOTIFICATION_PACE, everyMs: 600_000 },
    ...options.given,
  });
  let worker = await startNotifications(notifications);
  const idle = async (): Promise<void> => {
    await tracker.idle();
    await worker.idle();
  };
  onTestFinished(async () => {
    await worker.stop();
    await tracker.stop();
  });
  return {
    store,
    clock,
    tracker,
    notifications,
    by: ADA,
    async person(role, seerrId) {
      const id = crypto.randomUUID();
      await store.write(async (tx) => {
        await tx.person.create({ data: { id, name: role, role, createdAt: clock.now() } });
        if (seerrId !== undefined)
          await tx.identity.create({
            data: {
              id: crypto.randomUUID(),
              personId: id,
              kind: "SEERR",
              provider: "seerr",
              subject: String(seerrId),
              name: role,
              createdAt: clock.now(),
            },
          });
      });
      return ownerOf(id);
    },
    channel: (owner, kind, fields) =>
      saveChannel(
        notifications,
        owner,
        { id: null, kind, name: kind, isEnabled: undefined, baseUrl: undefined, fields },
        ADA,
      ),
    pass: (ms) => clock.advance(ms, idle),
    async restart() {
      await worker.stop();
      worker = await startNotifications(notifications);
    },
  };
}
