import { expect, it } from "vitest";
import type { QueueRow } from "../../../server/integrations/arr/queue.ts";
import { createUnlistedWatch } from "../../../server/integrations/arr/unlisted.ts";
import type { WatchedItem, WatchedUnit } from "../../../server/integrations/port.ts";

const SONARR = { service: "sonarr", id: 4 };
const START = Date.parse("2026-05-01T12:00:00.000Z");

const at = (minutes: number) => new Date(START + minutes * 60_000);
const unit = (number: number, state: WatchedUnit["state"], downloadId = "ABC"): WatchedUnit => ({
  season: 1,
  number,
  state,
  downloadId,
});
const show = (...units: readonly WatchedUnit[]): WatchedItem => ({
  mediaType: "TV",
  title: "Amber Field",
  isAnime: false,
  arr: SONARR,
  seasons: [1],
  state: "GRABBING",
  units,
});
const rowOf = (downloadId: string): QueueRow => ({
  record: { downloadId, statusMessages: [] } as unknown as QueueRow["record"],
  keys: { mediaType: "TV" },
});

it("tells of a grab that was never seen in the client and that the queue lists no more", () => {
  const watch = createUnlistedWatch("sonarr");
  const items = [show(unit(1, "GRABBING"))];
  expect(watch.read(items, [rowOf("abc")], at(0))).toEqual([]);
  expect(watch.read(items, [], at(1))).toEqual([]);
  expect(watch.read(items, [], at(2))).toEqual([]);
  expect(watch.read(items, [], at(3))).toMatchObject([
    {
      kind: "download-removed",
      reason: "no longer in the queue",
      keys: { arr: SONARR, downloadId: "abc", episodes: [{ season: 1, number: 1 }] },
    },
  ]);
});

it("begins anew when the queue lists it again", () => {
  const watch = createUnlistedWatch("sonarr");
  const items = [show(unit(1, "GRABBING"))];
  watch.read(items, [], at(0));
  watch.read(items, [rowOf("ABC")], at(1));
  expect(watch.read(items, [], at(2))).toEqual([]);
  expect(watch.read(items, [], at(3))).toEqual([]);
});

it("leaves what the client has to the client, unless the rest of its pack was imported", () => {
  const watch = createUnlistedWatch("sonarr");
  const alone = [show(unit(1, "DOWNLOADED"), unit(2, "DOWNLOADED"))];
  watch.read(alone, [], at(0));
  expect(watch.read(alone, [], at(5))).toEqual([]);
  const short = [show(unit(1, "AVAILABLE"), unit(2, "DOWNLOADED"))];
  watch.read(short, [], at(6));
  expect(watch.read(short, [], at(8))).toMatchObject([
    { reason: "not in the pack", keys: { episodes: [{ season: 1, number: 2 }] } },
  ]);
});

it("says nothing of another instance's items", () => {
  const watch = createUnlistedWatch("sonarr-anime");
  const items = [show(unit(1, "GRABBING"))];
  watch.read(items, [], at(0));
  expect(watch.read(items, [], at(5))).toEqual([]);
});
