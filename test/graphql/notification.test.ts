import { createECDH, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import {
  openFrontDoor,
  withCookie,
  type FrontDoor,
  type QueryInit,
} from "../support/front-door.ts";
import { startReceiver } from "../support/receiver.ts";
import { signInAs } from "../support/viewer.ts";

const SAVE = `mutation ($input: NotificationChannelInput!) {
  saveNotificationChannel(input: $input) { id kind name isEnabled host url topic hasSecret }
}`;
const REMOVE = `mutation ($id: ID!, $isHousehold: Boolean) {
  removeNotificationChannel(id: $id, isHousehold: $isHousehold)
}`;
const TEST = `mutation ($id: ID!, $isHousehold: Boolean) {
  testNotificationChannel(id: $id, isHousehold: $isHousehold) { ok answer }
}`;
const SETTINGS = `query ($isHousehold: Boolean) {
  notificationSettings(isHousehold: $isHousehold) {
    rules { kind isOn } caughtUpPace language timeZone quietHours { from to } digest digestTime digestWeekday
    canMail pushPublicKey channels { id name endpointHash }
  }
}`;
const SAVE_SETTINGS = `mutation ($input: NotificationSettingsInput!) {
  saveNotificationSettings(input: $input) {
    rules { kind isOn } language timeZone quietHours { from to } digest digestTime
  }
}`;

const NTFY = { kind: "NTFY", name: "Phone", url: "https://ntfy.example", topic: "home" };

const codeOf = async (
  door: FrontDoor,
  query: string,
  variables: Record<string, unknown>,
  init?: QueryInit,
) => (await door.query(query, variables, init)).errors?.[0]?.extensions["code"];

async function readAudit({ store }: FrontDoor): Promise<readonly string[]> {
  const entries = await store.read.auditEntry.findMany({
    where: { NOT: { event: "SIGNED_IN" } },
    orderBy: { id: "asc" },
  });
  return entries.map(({ event, detail }) => `${event} ${detail}`);
}

it("lets everybody see, change, test and remove their own channels only", async () => {
  const door = await openFrontDoor();
  const ada = withCookie(await signInAs(door, "REQUESTER"));
  const bob = withCookie(await signInAs(door, "ADMIN"));
  const { id } = (await door.query(SAVE, { input: NTFY }, ada)).data.saveNotificationChannel;
  const channelsOf = async (init: QueryInit) =>
    (await door.query(SETTINGS, {}, init)).data.notificationSettings.channels;
  expect(await channelsOf(ada)).toMatchObject([{ id, name: "Phone" }]);
  expect(await channelsOf(bob)).toEqual([]);
  expect(await codeOf(door, SAVE, { input: { ...NTFY, id } }, bob)).toBe("NOT_FOUND");
  expect(await codeOf(door, TEST, { id }, bob)).toBe("NOT_FOUND");
  expect((await door.query(REMOVE, { id }, bob)).data.removeNotificationChannel).toBe(false);
  expect((await door.query(REMOVE, { id }, ada)).data.removeNotificationChannel).toBe(true);
  expect(await channelsOf(ada)).toEqual([]);
  expect(await readAudit(door)).toEqual([
    'CHANNEL_ADDED {"name":"Phone"}',
    'CHANNEL_REMOVED {"name":"Phone"}',
  ]);
});

it("lets only admins set up the household and the mail server", async () => {
  const door = await openFrontDoor();
  const ada = withCookie(await signInAs(door, "VIEWER"));
  const input = { ...NTFY, isHousehold: true };
  expect(await codeOf(door, SAVE, { input }, ada)).toBe("FORBIDDEN");
  expect(await codeOf(door, SETTINGS, { isHousehold: true }, ada)).toBe("FORBIDDEN");
  expect(await codeOf(door, REMOVE, { id: "any", isHousehold: true }, ada)).toBe("FORBIDDEN");
  expect(await codeOf(door, "{ mailServer { host } }", {}, ada)).toBe("FORBIDDEN");
  const { id } = (await door.query(SAVE, { input })).data.saveNotificationChannel;
  const { data } = await door.query(SETTINGS, { isHousehold: true });
  expect(data.notificationSettings.channels).toMatchObject([{ id }]);
});

it("returns no secret, and keeps those that an input leaves out", async () => {
  const door = await openFrontDoor();
  const receiver = await startReceiver();
  const input = { kind: "GOTIFY", name: "G", url: receiver.url, token: "a-secret-token" };
  const isHousehold = true;
  const saved = await door.query(SAVE, { input: { ...input, isHousehold } });
  const { id } = saved.data.saveNotificationChannel;
  expect(JSON.stringify(saved.data)).not.toContain("a-secret-token");
  expect(saved.data.saveNotificationChannel).toMatchObject({ hasSecret: true, url: receiver.url });
  const row = await door.store.read.notificationChannel.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row)).not.toContain("a-secret-token");
  const renamed = { id, kind: "GOTIFY", name: "Renamed", isHousehold };
  await door.query(SAVE, { input: renamed });
  const { testNotificationChannel } = (await door.query(TEST, { id, isHousehold })).data;
  expect(testNotificationChannel).toEqual({ ok: true, answer: "200 OK" });
  expect(receiver.received[0]?.headers["x-gotify-key"]).toBe("a-secret-token");
  expect(receiver.received[0]?.json.title).toBe("Test message of Status Tracker");
});

it("sends a stored secret to no other host", async () => {
  const door = await openFrontDoor();
  const isHousehold = true;
  const input = { kind: "GOTIFY", name: "G", url: "https://one.example", token: "t", isHousehold };
  const { id } = (await door.query(SAVE, { input })).data.saveNotificationChannel;
  const moved = { id, kind: "GOTIFY", url: "https://other.example", isHousehold };
  const refused = await door.query(SAVE, { input: moved });
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "BAD_INPUT", field: "token" });
  expect((await door.query(SAVE, { input: { ...moved, token: "new" } })).errors).toBeUndefined();
});

it.each([
  ["url", { kind: "NTFY", name: "P", topic: "home" }],
  ["url", { ...NTFY, url: "ftp://ntfy.example" }],
  ["url", { ...NTFY, url: "https://user:password@ntfy.example" }],
  ["topic", { ...NTFY, topic: "not a topic" }],
  ["name", { ...NTFY, name: " " }],
  ["url", { kind: "DISCORD", name: "D", url: "https://discord.com/channels/1" }],
  ["to", { kind: "MAIL", name: "M", to: "nobody" }],
  ["key", { kind: "APPRISE", name: "A", url: "http://apprise:8000" }],
  ["template", { kind: "WEBHOOK", name: "W", url: "https://a.example", template: "{" }],
  ["template", { kind: "WEBHOOK", name: "W", url: "https://a.example", template: '"{{nope}}"' }],
])("names the field %s of an input that cannot be used", async (field, input) => {
  const door = await openFrontDoor();
  const { errors } = await door.query(SAVE, { input: { ...input, isHousehold: true } });
  expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_INPUT", field });
  expect(await door.store.read.notificationChannel.count()).toBe(0);
});

it("changes rules, quiet hours and the digest, and refuses what is no time", async () => {
  const door = await openFrontDoor();
  const ada = withCookie(await signInAs(door, "REQUESTER"));
  const { notificationSettings: first } = (await door.query(SETTINGS, {}, ada)).data;
  expect(first).toMatchObject({
    language: "EN",
    timeZone: "UTC",
    quietHours: null,
    digest: "NONE",
  });
  expect(first.rules.map(({ kind }: { kind: string }) => kind)).not.toContain("REQUESTED");
  const input = {
    rules: [{ kind: "EPISODE", isOn: true }],
    language: "DE",
    timeZone: "Europe/Berlin",
    quietHours: { from: "22:30", to: "07:00" },
    digest: "WEEKLY",
    digestTime: "09:15",
  };
  const saved = (await door.query(SAVE_SETTINGS, { input }, ada)).data.saveNotificationSettings;
  expect(saved).toMatchObject({ ...input, rules: expect.arrayContaining(input.rules) });
  const kept = { quietHours: null };
  const next = (await door.query(SAVE_SETTINGS, { input: kept }, ada)).data;
  expect(next.saveNotificationSettings).toMatchObject({
    ...input,
    ...kept,
    rules: expect.anything(),
  });
  for (const [field, value] of [
    ["timeZone", "Mars/Base"],
    ["digestTime", "25:00"],
    ["digestWeekday", 8],
    ["quietHours", { from: "22:00", to: "soon" }],
  ] as const) {
    const { errors } = await door.query(SAVE_SETTINGS, { input: { [field]: value } }, ada);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_INPUT", field });
  }
});

it("limits channels and tests", async () => {
  const door = await openFrontDoor();
  const receiver = await startReceiver();
  const input = { kind: "WEBHOOK", name: "W", url: receiver.url, isHousehold: true };
  const { id } = (await door.query(SAVE, { input })).data.saveNotificationChannel;
  const variables = { id, isHousehold: true };
  for (let count = 0; count < 10; count += 1)
    expect(await codeOf(door, TEST, variables)).toBeUndefined();
  expect(await codeOf(door, TEST, variables)).toBe("LIMIT");
  for (let count = 1; count < 20; count += 1) await door.query(SAVE, { input });
  expect(await codeOf(door, SAVE, { input })).toBe("LIMIT");
});

it("keeps the mail server and its password apart, and the password with its host", async () => {
  const door = await openFrontDoor();
  const save = `mutation ($input: MailServerInput) {
    saveMailServer(input: $input) { host port security username hasPassword from }
  }`;
  const input = {
    host: "mail.example.org",
    port: 587,
    security: "STARTTLS",
    username: "tracker",
    password: "a-secret-password",
    from: "Status Tracker <tracker@example.org>",
  };
  const { saveMailServer } = (await door.query(save, { input })).data;
  const { password: _secret, ...shown } = input;
  expect(saveMailServer).toEqual({ ...shown, hasPassword: true });
  expect(JSON.stringify(await door.store.read.setting.findMany())).not.toContain("a-secret");
  expect(
    (await door.query(save, { input: { ...shown, port: 465 } })).data.saveMailServer,
  ).toMatchObject({ port: 465, hasPassword: true });
  const moved = await door.query(save, { input: { ...shown, host: "other.example.org" } });
  expect(moved.errors?.[0]?.extensions).toMatchObject({ code: "BAD_INPUT", field: "password" });
  expect((await door.query(save, { input: null })).data.saveMailServer).toBeNull();
  expect(await readAudit(door)).toEqual([
    'MAIL_SERVER_CHANGED {"host":"mail.example.org"}',
    'MAIL_SERVER_CHANGED {"host":"mail.example.org"}',
    'MAIL_SERVER_CHANGED {"host":null}',
  ]);
});

it("gives a browser one channel, of the person who subscribed last, and keeps the push keys", async () => {
  const door = await openFrontDoor();
  const ada = withCookie(await signInAs(door, "REQUESTER"));
  const bob = withCookie(await signInAs(door, "VIEWER"));
  const subscribe = `mutation ($input: PushSubscriptionInput!) {
    subscribeToPush(input: $input) { id endpointHash host }
  }`;
  const input = {
    endpoint: "https://push.example/secret-part",
    p256dh: createECDH("prime256v1").generateKeys().toString("base64url"),
    auth: randomBytes(16).toString("base64url"),
    name: "Firefox on Linux",
  };
  const first = (await door.query(subscribe, { input }, ada)).data.subscribeToPush;
  expect(first.host).toBe("push.example");
  expect(first.endpointHash).toMatch(/^[0-9a-f]{64}$/);
  expect((await door.query(subscribe, { input }, ada)).data.subscribeToPush.id).toBe(first.id);
  expect((await door.query(subscribe, { input }, bob)).data.subscribeToPush.id).not.toBe(first.id);
  const of = async (init: QueryInit) =>
    (await door.query(SETTINGS, {}, init)).data.notificationSettings;
  const [hers, his] = [await of(ada), await of(bob)];
  expect(hers.channels).toEqual([]);
  expect(his.channels).toHaveLength(1);
  expect(hers.pushPublicKey).toBe(his.pushPublicKey);
  expect(JSON.stringify(his)).not.toContain("secret-part");
  const bad = { ...input, auth: "short" };
  expect(await codeOf(door, subscribe, { input: bad }, ada)).toBe("BAD_INPUT");
});
