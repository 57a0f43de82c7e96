import { expect, it } from "vitest";
import { readChannelSettings } from "../../server/notification/channel-settings.ts";
import { loadMailServer, saveMailServer } from "../../server/notification/mail-server.ts";
import { loadPushKeys } from "../../server/notification/push-keys.ts";
import { THE_HOUSEHOLD } from "../../server/notification/save-channel.ts";
import { listSteps } from "../../server/tracking/core/prune/steps.ts";
import { renewSecrets } from "../../server/tracking/core/renew-secrets.ts";
import { DEFAULT_RETENTION } from "../../server/tracking/core/retention.ts";
import { createSecretCipher } from "../../server/tracking/core/secrets.ts";
import { openHouse } from "./house.ts";

it("keeps channels, the mail server and push keys readable when the key changes", async () => {
  const house = await openHouse();
  const { notifications, store, by } = house;
  const fields = { url: "https://gotify.example", token: "a-secret-token" };
  const { id } = await house.channel(THE_HOUSEHOLD, "GOTIFY", fields);
  const keys = await loadPushKeys(notifications);
  await saveMailServer(
    notifications,
    {
      host: "mail.example.org",
      port: 587,
      security: "STARTTLS",
      username: "tracker",
      password: "a-password",
      from: "tracker@example.org",
    },
    by,
  );
  const cipher = createSecretCipher("another key for tests", ["a key for tests only"]);
  // The others are secrets of webhooks, with the key of the tracker.
  expect(await renewSecrets(store, cipher)).toMatchObject({ renewed: 3 });
  const later = { ...notifications, cipher: createSecretCipher("another key for tests") };
  const row = await store.read.notificationChannel.findUniqueOrThrow({ where: { id } });
  expect(readChannelSettings(later, row)?.secrets).toEqual({ token: "a-secret-token" });
  expect((await loadMailServer(later))?.password).toBe("a-password");
  expect(await loadPushKeys(later)).toEqual(keys);
});

it("forgets messages that ended a month ago, and none that waits", async () => {
  const house = await openHouse();
  const { id: channelId } = await house.channel(THE_HOUSEHOLD, "WEBHOOK", {
    url: "https://hook.example",
  });
  const now = house.clock.now();
  const old = new Date(now.getTime() - 31 * 86_400_000);
  await house.store.write(async (tx) => {
    for (const [id, status, endedAt] of [
      ["sent long ago", "SENT", old],
      ["sent", "SENT", now],
      ["waits", "FAILED", null],
    ] as const)
      await tx.notificationMessage.create({
        data: {
          id,
          channelId,
          requestId: "r",
          kind: "APPROVED",
          content: "{}",
          status,
          endedAt,
          dueAt: old,
          createdAt: old,
        },
      });
  });
  const prune = listSteps(DEFAULT_RETENTION, now).get("notifications");
  expect(await prune?.(house.store)).toBe(1);
  const left = await house.store.read.notificationMessage.findMany({ orderBy: { id: "asc" } });
  expect(left.map(({ id }) => id)).toEqual(["sent", "waits"]);
});
