import { afterEach, beforeEach, expect, it } from "vitest";
import {
  added,
  aShow,
  downloaded,
  startManualStack,
  type ManualStack,
} from "../../simulator/manual-stack.ts";
import { startReceiver } from "../../simulator/receiver.ts";
import { API_KEYS } from "../../simulator/service/access.ts";
import { importRest } from "../../simulator/world/import.ts";
import { expectFound } from "../../simulator/world/world.ts";

const TEN_MINUTES = 600_000;

let environment: ManualStack;
beforeEach(async () => {
  environment = await startManualStack({ speed: 1, skewMinutes: { sonarr: 10, qbittorrent: -10 } });
});
afterEach(() => environment.stack.stop());

it("reports and accepts all times by a clock that is off", async () => {
  const { world, ask, stack } = environment;
  const receiver = await startReceiver();
  stack.connectTracker(receiver.target);
  const show = added(world, aShow("Off by Ten"));
  importRest(world, downloaded(world, show));
  const now = world.clock.now().getTime();
  const near = (time: string | number | Date | null) =>
    Math.round((new Date(time ?? 0).getTime() - now) / TEN_MINUTES);

  interface Reported {
    date: string;
  }
  const [first] = await ask.sonarr<Reported[]>(`/api/v3/history/series?seriesId=${show.id}`);
  expect(near(first?.date ?? "")).toBe(1);
  const since = (ms: number) =>
    ask.sonarr<Reported[]>(`/api/v3/history/since?date=${new Date(now + ms).toISOString()}`);
  expect(await since(TEN_MINUTES - 60_000)).not.toEqual([]);
  expect(await since(TEN_MINUTES + 60_000)).toEqual([]);
  const response = await fetch(`${stack.urls.sonarr}/ping`, {
    headers: { "X-Api-Key": API_KEYS.sonarr },
  });
  expect(near(response.headers.get("date"))).toBe(1);
  const [episode] = await ask.sonarr<{ airDateUtc: string }[]>(
    `/api/v3/episode?seriesId=${show.id}`,
  );
  expect(episode?.airDateUtc).toBe(show.units[0]?.episode?.airsAt?.toISOString());
  const [torrent] = await ask.qbittorrent<{ added_on: number }[]>("/api/v2/torrents/info");
  expect(near(expectFound(torrent, "torrent").added_on * 1000)).toBe(-1);

  await stack.settled();
  const body = receiver.received
    .map((one) => one.body as { episodeFile?: { dateAdded: string } })
    .find(({ episodeFile }) => episodeFile);
  expect(near(body?.episodeFile?.dateAdded ?? "")).toBe(1);
  expect(stack.recorder.calls("sonarr").every(({ at }) => near(at) === 0)).toBe(true);
  await receiver.stop();
});
