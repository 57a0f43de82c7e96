import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { THE_HOUSEHOLD } from "../../server/notification/save-channel.ts";
import { startReceiver } from "../support/receiver.ts";
import { episodesOf, fileImportOf, grabOf, seasonRequest } from "../tracking/body.ts";
import { openHouse } from "./house.ts";

it("reports a request by a signed webhook, with its address", async () => {
  const house = await openHouse();
  const receiver = await startReceiver();
  await house.channel(THE_HOUSEHOLD, "WEBHOOK", {
    url: `${receiver.url}/in`,
    secret: "s3cret-key",
  });
  await house.tracker.deliver("seerr", seasonRequest(7, "1"));
  expect(await house.store.read.notificationEvent.count()).toBe(2);
  await house.pass(20_000);
  const [first] = await receiver.take(1);
  expect(first?.json).toMatchObject({
    event: "APPROVED",
    title: "Paper Lanterns (2022) was approved",
    news: [{ event: "APPROVED", title: "Paper Lanterns", mediaType: "TV" }],
  });
  const { url, id } = first?.json ?? {};
  const request = await house.store.read.mediaRequest.findFirstOrThrow();
  expect(url).toBe(`https://tracker.example/request/${request.id}`);
  expect(first?.headers["idempotency-key"]).toBe(id);
  const [, seconds, signature] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(first?.headers["x-tracker-signature"])) ?? [];
  const expected = createHmac("sha256", "s3cret-key")
    .update(`${seconds}.${first?.bytes.toString("utf8")}`)
    .digest("hex");
  expect(signature).toBe(expected);
  const message = await house.store.read.notificationMessage.findFirst();
  expect(message?.status).toBe("SENT");
  expect(await house.store.read.notificationEvent.count()).toBe(0);
});

it("reports a pack of thirteen episodes once, and only when it can be played", async () => {
  const house = await openHouse();
  const receiver = await startReceiver();
  await house.channel(THE_HOUSEHOLD, "WEBHOOK", { url: receiver.url });
  const pack = { episodes: episodesOf(1, 13), downloadId: "AB12" };
  await house.tracker.deliver("seerr", seasonRequest(7, "1"));
  await house.tracker.deliver("sonarr", grabOf(pack));
  await house.pass(60_000);
  expect((await receiver.take(1)).map(({ json }) => json.event)).toEqual(["APPROVED"]);
  for (const [index, episode] of pack.episodes.entries()) {
    await house.tracker.deliver(
      "sonarr",
      fileImportOf({ episodes: [episode], downloadId: "AB12" }, 900 + index),
    );
    await house.pass(20_000);
  }
  expect(receiver.received).toHaveLength(1);
  await house.pass(60_000);
  await receiver.take(2);
  expect(receiver.received[1]?.json).toMatchObject({
    event: "ALL_READY",
    title: "All of Paper Lanterns (2022) is ready to watch",
  });
  expect(receiver.received[1]?.json.news[0].episodes).toHaveLength(13);
  await house.pass(3_600_000);
  expect(receiver.received).toHaveLength(2);
});
