import { createECDH, randomBytes, type ECDH } from "node:crypto";
import { CHANNEL_KINDS, type ChannelKind } from "../../server/domain/notification/channel.ts";
import { createLog } from "../../server/log.ts";
import { saveMailServer } from "../../server/notification/mail-server.ts";
import { saveProfile } from "../../server/notification/profile.ts";
import { saveChannel, THE_HOUSEHOLD } from "../../server/notification/save-channel.ts";
import { openStore } from "../../server/store/store.ts";
import { createBus } from "../../server/tracking/core/bus.ts";
import { systemClock } from "../../server/tracking/core/clock.ts";
import { createSecretCipher } from "../../server/tracking/core/secrets.ts";
import { ADA } from "../support/actor.ts";
import { copyMigratedDatabase } from "../support/database.ts";
import { startMailbox } from "../support/mailbox.ts";
import { createTestNotifications } from "../support/notifications.ts";
import { decryptPush } from "../support/push.ts";
import { startReceiver, type Received } from "../support/receiver.ts";
import { createIdleRegistry } from "../support/service-registry.ts";

export const STORY_KEY = "a-secret-key-for-stories-of-thirty-two";

/** What a channel shows: one entry for each message, however often it came if the channel recognises that. */
export type Shown = () => readonly { readonly title: string; readonly key: string | null }[];

export interface StoryHouse {
  readonly shown: Readonly<Record<ChannelKind, Shown>>;
}

/** Prepares a tracker's database with a channel of each kind that is notified of everything. */
export async function prepareHouse(
  dataDir: string,
  onNews: (received: Received) => void,
): Promise<StoryHouse> {
  await copyMigratedDatabase(dataDir);
  const log = createLog("silent");
  const store = await openStore({ databaseUrl: undefined, dataDir, log, now: () => new Date() });
  const ctx = createTestNotifications(
    {
      store,
      log,
      clock: systemClock,
      bus: createBus(() => undefined),
      newId: () => crypto.randomUUID(),
      services: createIdleRegistry(new Map()),
    },
    { cipher: createSecretCipher(STORY_KEY) },
  );
  const [discord, ntfy, apprise, gotify, push] = await Promise.all(
    Array.from({ length: 5 }, () => startReceiver()),
  );
  const webhook = await startReceiver(onNews);
  const mailbox = await startMailbox();
  if (!discord || !ntfy || !apprise || !gotify || !push) throw new Error("no receivers");
  const browser = createECDH("prime256v1");
  const auth = randomBytes(16);
  const fields: Readonly<Record<ChannelKind, Readonly<Record<string, string>>>> = {
    DISCORD: { url: `${discord.url}/api/webhooks/1/token` },
    NTFY: { url: ntfy.url, topic: "home" },
    APPRISE: { url: apprise.url, key: "home" },
    GOTIFY: { url: gotify.url, token: "token" },
    MAIL: { to: "home@example.org" },
    WEB_PUSH: {
      endpoint: `${push.url}/1`,
      p256dh: browser.generateKeys().toString("base64url"),
      auth: auth.toString("base64url"),
    },
    WEBHOOK: { url: webhook.url },
  };
  await saveMailServer(
    ctx,
    {
      host: "127.0.0.1",
      port: mailbox.port,
      security: "NONE",
      username: "tracker",
      password: "a-password",
      from: "tracker@example.org",
    },
    ADA,
  );
  await saveProfile(
    ctx,
    THE_HOUSEHOLD,
    {
      rules: [
        { kind: "EPISODE", isOn: true },
        { kind: "REQUESTED", isOn: true },
      ],
    },
    ADA,
  );
  for (const kind of CHANNEL_KINDS)
    await saveChannel(
      ctx,
      THE_HOUSEHOLD,
      { id: null, kind, name: kind, isEnabled: true, baseUrl: undefined, fields: fields[kind] },
      ADA,
    );
  await store.close();
  return {
    shown: {
      DISCORD: () => discord.received.map(({ json }) => plain(json.embeds[0].title)),
      NTFY: () => once(ntfy.received, ({ json }) => [json.sequence_id, json.title]),
      APPRISE: () => apprise.received.map(({ json }) => plain(json.title)),
      GOTIFY: () => gotify.received.map(({ json }) => plain(json.title)),
      MAIL: () => once(mailbox.mails, ({ messageId, source }) => [messageId, subjectOf(source)]),
      WEB_PUSH: () => once(push.received, ({ bytes }) => openPush(bytes, browser, auth)),
      WEBHOOK: () => once(webhook.received, ({ json }) => [json.id, json.title]),
    },
  };
}

function plain(title: string) {
  return { title: title.replaceAll("\\", ""), key: null };
}

/** A channel that recognises a message by its key shows it once. */
function once<T>(all: readonly T[], keyAndTitle: (one: T) => readonly [string, string]) {
  const titles = new Map(all.map(keyAndTitle));
  return [...titles].map(([key, title]) => ({ key, title }));
}

function openPush(bytes: Buffer, browser: ECDH, auth: Buffer): readonly [string, string] {
  const { tag, title } = JSON.parse(decryptPush(bytes, browser, auth)) as Record<string, string>;
  return [tag ?? "", title ?? ""];
}

function subjectOf(source: string): string {
  const folded = /^Subject: ((?:.|\r\n[ \t])*)/im.exec(source)?.[1] ?? "";
  return folded
    .replaceAll(/\r\n[ \t]/g, " ")
    .replaceAll(/\?=\s+=\?utf-8\?q\?/gi, "")
    .replaceAll(/=\?utf-8\?q\?(.*?)\?=/gi, (_whole, text: string) =>
      decodeURIComponent(text.replaceAll("_", " ").replaceAll("%", "%25").replaceAll("=", "%")),
    );
}
