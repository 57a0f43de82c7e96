import { expect, it } from "vitest";
import { saveProfile } from "../../server/notification/profile.ts";
import { THE_HOUSEHOLD } from "../../server/notification/save-channel.ts";
import { describeEachProvider } from "../support/database.ts";
import { startReceiver, type Receiver } from "../support/receiver.ts";
import { episodesOf, fileImportOf, grabOf, seasonRequest } from "../tracking/body.ts";
import { openHouse, type House } from "./house.ts";

/** Within which news is composed and sent. */
const SOON_MS = 20_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const titles = ({ received }: Receiver) => received.map(({ json }) => json.title as string);

/** What was sent and what waits, in the order in which it was composed. */
async function statusesOf({ store }: House): Promise<readonly string[]> {
  const messages = await store.read.notificationMessage.findMany({ orderBy: { id: "asc" } });
  return messages.map(({ status }) => status);
}

async function importOne(house: House, number: number): Promise<void> {
  const one = { episodes: [[1, number]] as const, downloadId: `D${number}` };
  await house.tracker.deliver("sonarr", grabOf(one));
  await house.tracker.deliver("sonarr", fileImportOf(one, 500 + number));
}

/** The episodes are known, so that the season is not complete with the first. */
async function requestSeason(house: House): Promise<void> {
  await house.tracker.deliver("seerr", seasonRequest(7, "1"));
  await house.tracker.deliver("sonarr", grabOf({ episodes: episodesOf(1, 3), downloadId: "P" }));
}

describeEachProvider("the outbox", (open) => {
  it("waits for the end of quiet hours, and sends what came meanwhile in one message", async () => {
    const house = await openHouse({ store: await open(), start: "2031-05-04T21:00:00Z" });
    const receiver = await startReceiver();
    await house.channel(THE_HOUSEHOLD, "WEBHOOK", { url: receiver.url });
    const quietHours = { from: "22:00", to: "07:00" };
    await saveProfile(
      house.notifications,
      THE_HOUSEHOLD,
      { quietHours, timeZone: "Europe/Berlin", rules: [{ kind: "EPISODE", isOn: true }] },
      house.by,
    );
    await requestSeason(house);
    await house.pass(MINUTE);
    await importOne(house, 1);
    await house.pass(10 * MINUTE);
    expect(await statusesOf(house)).toEqual(["PENDING", "PENDING"]);
    expect(receiver.received).toHaveLength(0);
    await house.pass(7 * HOUR);
    expect(receiver.received).toHaveLength(0);
    // Until 7:00 in Berlin, which is 5:00 UTC.
    await house.pass(50 * MINUTE);
    expect(titles(receiver)).toEqual(["2 updates on your requests"]);
    expect(receiver.received[0]?.json.news).toMatchObject([
      { event: "APPROVED" },
      { event: "FIRST_EPISODE" },
    ]);
    expect(await statusesOf(house)).toEqual(["SENT", "SENT"]);
  });
});

it("gathers a daily digest, and sends at once what somebody has to act on", async () => {
  const house = await openHouse({ start: "2031-05-04T12:00:00Z" });
  const receiver = await startReceiver();
  await house.channel(THE_HOUSEHOLD, "WEBHOOK", { url: receiver.url });
  const digest = { digest: "DAILY", digestTime: "18:00", timeZone: "UTC" } as const;
  await saveProfile(house.notifications, THE_HOUSEHOLD, digest, house.by);
  await requestSeason(house);
  await house.pass(MINUTE);
  await importOne(house, 1);
  await house.pass(10 * MINUTE);
  expect(await statusesOf(house)).toEqual(["PENDING", "PENDING"]);
  expect(receiver.received).toHaveLength(0);
  await house.pass(6 * HOUR);
  expect(receiver.received).toHaveLength(1);
  expect(receiver.received[0]?.json.news).toHaveLength(2);
});

it("moves what waits for a digest to the new hour, and sends it at once without one", async () => {
  const house = await openHouse({ start: "2031-05-04T12:00:00Z" });
  const receiver = await startReceiver();
  await house.channel(THE_HOUSEHOLD, "WEBHOOK", { url: receiver.url });
  await saveProfile(house.notifications, THE_HOUSEHOLD, { digest: "WEEKLY" }, house.by);
  await house.tracker.deliver("seerr", seasonRequest(7, "1"));
  await house.pass(HOUR);
  expect(await statusesOf(house)).toEqual(["PENDING"]);
  expect(receiver.received).toHaveLength(0);
  await saveProfile(house.notifications, THE_HOUSEHOLD, { digest: "NONE" }, house.by);
  await house.pass(MINUTE);
  expect(titles(receiver)).toEqual(["Paper Lanterns (2022) was approved"]);
});

it("tries a channel that fails again, later each time, and says why it fails", async () => {
  const house = await openHouse();
  const receiver = await startReceiver();
  receiver.answer({ status: 503, body: "down for maintenance" });
  const { id } = await house.channel(THE_HOUSEHOLD, "GOTIFY", { url: receiver.url, token: "t" });
  await house.tracker.deliver("seerr", seasonRequest(7, "1"));
  const channelOf = () => house.store.read.notificationChannel.findUniqueOrThrow({ where: { id } });
  for (const [failures, waitsMs] of [
    [1, 30_000],
    [2, 60_000],
    [3, 120_000],
  ] as const) {
    const failedBefore = house.clock.now().getTime();
    await house.pass(SOON_MS);
    const failing = await channelOf();
    expect(failing).toMatchObject({
      failures,
      answer: "503 Service Unavailable: down for maintenance",
    });
    expect(failing.failingSince).not.toBeNull();
    const retryAt = failing.retryAt?.getTime() ?? 0;
    expect(retryAt - failedBefore).toBeGreaterThanOrEqual(waitsMs);
    expect(retryAt - failedBefore).toBeLessThanOrEqual(waitsMs + SOON_MS);
    if (failures === 3) receiver.answer({ status: 200 });
    await house.pass(retryAt - house.clock.now().getTime() - 1);
    expect(receiver.received).toHaveLength(failures);
  }
  await house.pass(SOON_MS);
  const sent = await house.store.read.notificationMessage.findFirstOrThrow();
  expect(sent).toMatchObject({ status: "SENT", tries: 4 });
  expect(await channelOf()).toMatchObject({ failures: 0, failingSince: null, retryAt: null });
});

it("gives a message up after three days", async () => {
  const house = await openHouse();
  const receiver = await startReceiver();
  receiver.answer({ status: 400 });
  await house.channel(THE_HOUSEHOLD, "WEBHOOK", { url: receiver.url });
  await house.tracker.deliver("seerr", seasonRequest(7, "1"));
  await house.pass(MINUTE);
  expect(await statusesOf(house)).toEqual(["PENDING"]);
  const createdAt = new Date(house.clock.now().getTime() - 73 * HOUR);
  await house.store.write((tx) => tx.notificationMessage.updateMany({ data: { createdAt } }));
  await house.pass(10 * MINUTE);
  expect(await statusesOf(house)).toEqual(["FAILED"]);
});

it("sends a cut-off message again where a repetition is recognised, and nowhere else once it was handed over", async () => {
  const house = await openHouse();
  const receiver = await startReceiver();
  const webhook = await house.channel(THE_HOUSEHOLD, "WEBHOOK", { url: receiver.url });
  const gotify = await house.channel(THE_HOUSEHOLD, "GOTIFY", { url: receiver.url, token: "t" });
  await house.tracker.deliver("seerr", seasonRequest(7, "1"));
  await house.pass(MINUTE);
  expect(await statusesOf(house)).toEqual(["SENT", "SENT"]);
  const first = receiver.received.find(({ path }) => path === "/");
  const before = receiver.received.length;
  // As a process leaves them that is killed between the last byte and the answer.
  const cut = (channelId: string, handedOverAt: Date | null) =>
    house.store.write((tx) =>
      tx.notificationMessage.updateMany({
        where: { channelId },
        data: { status: "SENDING", handedOverAt, endedAt: null },
      }),
    );
  await cut(webhook.id, house.clock.now());
  await cut(gotify.id, house.clock.now());
  await house.restart();
  await house.pass(MINUTE);
  const rows = await house.store.read.notificationMessage.findMany();
  expect(rows.find(({ channelId }) => channelId === gotify.id)?.status).toBe("UNCERTAIN");
  expect(rows.find(({ channelId }) => channelId === webhook.id)?.status).toBe("SENT");
  const again = receiver.received.slice(before);
  expect(again.map(({ path }) => path)).toEqual(["/"]);
  expect(again[0]?.headers["idempotency-key"]).toBe(first?.headers["idempotency-key"]);
  await cut(gotify.id, null);
  await house.restart();
  await house.pass(MINUTE);
  expect(await statusesOf(house)).toEqual(["SENT", "SENT"]);
  expect(receiver.received.slice(before).map(({ path }) => path)).toEqual(["/", "/message"]);
});

it("removes the channel of a browser that has ended its subscription", async () => {
  const house = await openHouse();
  const receiver = await startReceiver();
  receiver.answer({ status: 410 });
  await house.channel(THE_HOUSEHOLD, "WEB_PUSH", {
    endpoint: receiver.url,
    p256dh:
      "BL7ELU24fJTAlH5Kyl8N6BDCac8u8li_U5PIwG963MOvdYs9s7LSzj8x_7v7RFdLZ9Eap50PiiyF5K0TDAis7t0",
    auth: "juarI8x__VnHvsOgfeAPHg",
  });
  await house.tracker.deliver("seerr", seasonRequest(7, "1"));
  await house.pass(MINUTE);
  expect(await house.store.read.notificationChannel.count()).toBe(0);
});

it("notifies a person of their own requests only, in their language, and an admin of all that wait", async () => {
  const house = await openHouse();
  const receiver = await startReceiver();
  const people = {
    mine: await house.person("REQUESTER", 7),
    other: await house.person("REQUESTER", 8),
    admin: await house.person("ADMIN"),
  };
  await saveProfile(house.notifications, people.mine, { language: "de" }, house.by);
  // Addresses within the home are for admins: the receiver stands for one elsewhere.
  for (const [name, owner] of Object.entries(people))
    await house.channel(owner, "WEBHOOK", { url: `${receiver.url}/${name}` });
  await house.tracker.deliver("seerr", seasonRequest(7, "1"));
  await house.store.write((tx) => tx.mediaRequest.updateMany({ data: { requesterId: 7 } }));
  await house.pass(MINUTE);
  const rows = await house.store.read.notificationMessage.findMany({ include: { channel: true } });
  expect(new Map(rows.map(({ kind, channel }) => [channel.profileId, kind]))).toEqual(
    new Map([
      [people.mine.profileId, "APPROVED"],
      [people.admin.profileId, "REQUESTED"],
    ]),
  );
  // The requester's channel is at an address within the home, so it is refused.
  expect(titles(receiver)).toEqual(["Ada requested Paper Lanterns (2022) (approved)"]);
  const own = rows.find(({ kind }) => kind === "APPROVED")?.channel;
  expect(own?.answer).toContain("within the home");
});
