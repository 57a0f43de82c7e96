import { afterEach, beforeEach, expect, it } from "vitest";
import {
  aMovie,
  added,
  aShow,
  downloaded,
  startManualStack,
  type ManualStack,
} from "../../simulator/manual-stack.ts";
import { startReceiver, type Receiver } from "../../simulator/receiver.ts";
import { importRest } from "../../simulator/world/import.ts";
import { pickUpFiles } from "../../simulator/world/library.ts";
import { seerrScan, seerrSync, wipeSeerr } from "../../simulator/world/media.ts";
import type { ArrItem } from "../../simulator/world/model.ts";
import {
  declineOrphan,
  failToAdd,
  findItem,
  loseApproval,
  request,
} from "../../simulator/world/request.ts";
import { numbered, series } from "../../simulator/world/title.ts";
import { expectFound } from "../../simulator/world/world.ts";

let environment: ManualStack;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  environment = await startManualStack();
  environment.stack.connectTracker(receiver.target);
});
afterEach(async () => {
  await environment.stack.stop();
  await receiver.stop();
});

interface Request {
  id: number;
  status: number;
  modifiedBy: object | null;
  media: {
    id: number;
    status: number;
    externalServiceId: number | null;
    seasons: { status: number }[];
  };
}
const read = (id: number) => environment.ask.seerr<Request>(`/api/v1/request/${id}`);
const events = async (): Promise<string[]> => {
  await environment.stack.settled();
  return receiver.received
    .filter(({ slug }) => slug === "seerr")
    .map(({ body }) => (body as { notification_type: string }).notification_type);
};

/** In the arr, on the disk and in the library. */
function available(item: ArrItem): void {
  const { world } = environment;
  const download = downloaded(world, item);
  importRest(world, download);
  pickUpFiles(world, download.imported, 0);
  seerrScan(world);
}

it("approves without notifying the arr, until an edit changes more than its seasons", async () => {
  const { world, ask } = environment;
  const seerrRequest = request(world, { title: aMovie("Lost in the Post") });
  world.seerr.losesApprovals = true;
  await ask.send("seerr", `POST /api/v1/request/${seerrRequest.id}/approve`);
  expect(await read(seerrRequest.id)).toMatchObject({
    status: 2,
    media: { status: 3, externalServiceId: null },
  });
  world.seerr.losesApprovals = false;
  const path = `/api/v1/request/${seerrRequest.id}`;
  expect(await ask.send("seerr", `POST ${path}/retry`)).toMatchObject({
    status: 409,
    json: { message: "Only failed requests can be retried." },
  });
  await ask.send("seerr", `PUT ${path}`, { mediaType: "movie" });
  expect(findItem(world, seerrRequest.title)).toBeNull();
  await ask.send("seerr", `PUT ${path}`, { mediaType: "movie", rootFolder: "" });
  expect(findItem(world, seerrRequest.title)).not.toBeNull();
  expect(await events()).toEqual(["MEDIA_PENDING", "MEDIA_APPROVED", "MEDIA_APPROVED"]);
  loseApproval(world, request(world, { title: aMovie("Lost by Hand") }));
  expect(world.items).toHaveLength(1);
});

it("sends a webhook for a retry only when the request had failed", async () => {
  const { world, ask } = environment;
  const seerrRequest = request(world, { title: aMovie("Refused") });
  failToAdd(world, seerrRequest);
  expect(await read(seerrRequest.id)).toMatchObject({ status: 4, media: { status: 3 } });
  await ask.send("seerr", `POST /api/v1/request/${seerrRequest.id}/retry`);
  expect(await events()).toEqual(["MEDIA_PENDING", "MEDIA_FAILED", "MEDIA_APPROVED"]);
});

it("accepts a request again once the old one is done, and refuses a duplicate of an open one", async () => {
  const { world, ask } = environment;
  const title = aMovie("Once More");
  const item = added(world, title);
  const again = () =>
    ask.send<Request>("seerr", "POST /api/v1/request", {
      mediaType: "movie",
      mediaId: title.tmdbId,
      is4k: false,
      userId: 4,
    });
  expect((await again()).status).toBe(409);
  available(item);
  const { status, json } = await again();
  expect([status, json]).toMatchObject([201, { status: 2, requestedBy: { displayName: "Ada" } }]);
});

it("assigns a season to the first request", async () => {
  const { world, ask } = environment;
  const seasons = [1, 2].map((number) => ({ number, episodes: numbered(2) }));
  const title = series({ title: "Two Seasons", year: 2020, seasons });
  request(world, { title, seasons: [1] });
  const ask2 = (wanted: number[] | "all") =>
    ask.send<{ seasons: { seasonNumber: number }[] }>("seerr", "POST /api/v1/request", {
      mediaType: "tv",
      mediaId: title.tmdbId,
      seasons: wanted,
      is4k: false,
    });
  expect((await ask2([1])).status).toBe(202);
  const all = await ask2("all");
  expect(all.json?.seasons.map(({ seasonNumber }) => seasonNumber)).toEqual([2]);
});

it("refuses every change while CSRF protection is on, and still answers reads", async () => {
  const { world, ask } = environment;
  const seerrRequest = request(world, { title: aMovie("Protected") });
  world.seerr.hasCsrfProtection = true;
  const path = `/api/v1/request/${seerrRequest.id}`;
  for (const call of [`POST ${path}/approve`, `PUT ${path}`, `DELETE ${path}`])
    expect(await ask.send("seerr", call)).toMatchObject({
      status: 403,
      json: { message: "invalid csrf token" },
    });
  expect(await read(seerrRequest.id)).toMatchObject({ status: 1 });
});

it("changes the seasons of a request without a webhook; added ones stay pending and are not sent", async () => {
  const { world, ask } = environment;
  const seasons = [1, 2].map((number) => ({ number, episodes: numbered(2) }));
  const title = series({ title: "More Seasons", year: 2020, seasons });
  const seerrRequest = request(world, { title, seasons: [1], isAutomatic: true });
  const before = await events();
  const body = { mediaType: "tv", seasons: [1, 2] };
  expect((await ask.send("seerr", `PUT /api/v1/request/${seerrRequest.id}`, body)).status).toBe(
    200,
  );
  expect(await read(seerrRequest.id)).toMatchObject({
    status: 2,
    seasons: [
      { seasonNumber: 1, status: 2 },
      { seasonNumber: 2, status: 1 },
    ],
  });
  const monitored = () =>
    findItem(world, title)?.units.map((unit) => [unit.episode?.season, unit.monitored]);
  expect(monitored()).toEqual([
    [1, true],
    [1, true],
    [2, false],
    [2, false],
  ]);
  expect(await events()).toEqual(before);

  await ask.send("seerr", `PUT /api/v1/request/${seerrRequest.id}`, { ...body, serverId: 0 });
  expect(await read(seerrRequest.id)).toMatchObject({ seasons: [{ status: 2 }, { status: 2 }] });
  expect(monitored()?.every(([, isMonitored]) => isMonitored)).toBe(true);
  expect(await events()).toEqual([...before, "MEDIA_APPROVED"]);
});

it("deletes a title with all its requests, and gives it a new id when it is requested again", async () => {
  const { world, ask } = environment;
  const title = aMovie("Forgotten");
  const seerrRequest = request(world, { title, isAutomatic: true });
  request(world, { title, isAutomatic: true, is4k: true, by: "Ada" });
  const { media } = await read(seerrRequest.id);
  expect((await ask.send("seerr", `DELETE /api/v1/media/${media.id}`)).status).toBe(204);
  expect(world.seerrRequests).toEqual([]);
  expect((await ask.send("seerr", `DELETE /api/v1/media/${media.id}`)).status).toBe(404);
  expect(world.items).toHaveLength(1);
  const next = await read(request(world, { title }).id);
  expect(next.media.id).not.toBe(media.id);
});

it("deletes the files through the arr and shows them as available until its next scan", async () => {
  const { world, ask } = environment;
  const title = aShow("Deleted by Seerr");
  const item = added(world, title);
  available(item);
  const [seerrRequest] = world.seerrRequests;
  const { media } = await read(seerrRequest?.id ?? 0);
  expect(media.status).toBe(5);
  expect((await ask.send("seerr", `DELETE /api/v1/media/${media.id}/file?is4k=false`)).status).toBe(
    204,
  );
  expect(world.items).toEqual([]);
  expect((await read(seerrRequest?.id ?? 0)).media.status).toBe(5);
  seerrSync(world);
  const after = await read(seerrRequest?.id ?? 0);
  expect(after).toMatchObject({ status: 5, media: { status: 7, seasons: [{ status: 7 }] } });
  const list = await ask.seerr<{ pageInfo: { results: number } }>("/api/v1/media?filter=deleted");
  expect(list.pageInfo.results).toBe(1);
});

it("resets one quality or single seasons of a title by hand", async () => {
  const { world, ask } = environment;
  const title = aShow("Set Back");
  available(added(world, title));
  const seerrRequest = expectFound(world.seerrRequests[0], "request");
  const { media } = await read(seerrRequest.id);
  const body = { is4k: false, seasons: [1] };
  const { json } = await ask.send("seerr", `POST /api/v1/media/${media.id}/unknown`, body);
  expect(json).toMatchObject({ status: 1, seasons: [{ seasonNumber: 1, status: 1 }] });
});

it("declines a request by itself that it does not find in the arr, in nobody's name", async () => {
  const { world } = environment;
  const seerrRequest = request(world, { title: aMovie("Orphan"), isAutomatic: true });
  declineOrphan(world, seerrRequest);
  expect(await read(seerrRequest.id)).toMatchObject({ status: 3, modifiedBy: null });
  expect((await events()).at(-1)).toBe("MEDIA_DECLINED");
});

it("answers 404 for every request after its database was wiped", async () => {
  const { world } = environment;
  const seerrRequest = request(world, { title: aMovie("Wiped") });
  wipeSeerr(world);
  await expect(read(seerrRequest.id)).rejects.toThrow("404");
});
