import { expect, it } from "vitest";
import type { ServiceName } from "../../simulator/failures.ts";
import type { RecordedCall } from "../../simulator/http/recorder.ts";
import { A1_MOVIE, A6_LYCORIS_RECOIL } from "../../simulator/stories/happy-path.ts";
import { LYCORIS_RECOIL } from "../../simulator/stories/lycoris-recoil.ts";
import { packStory } from "../../simulator/stories/shape.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { episodesAt, followLog } from "../support/follower.ts";

const SIX: readonly ServiceName[] = [
  "seerr",
  "sonarr",
  "radarr",
  "qbittorrent",
  "shoko",
  "jellyfin",
];

/** The most calls that came within any stretch of so many seconds of the world's time. */
function busiest(calls: readonly RecordedCall[], seconds: number): number {
  const times = calls.map(({ at }) => at.getTime());
  return Math.max(
    0,
    ...times.map(
      (start) => times.filter((at) => at >= start && at < start + seconds * 1_000).length,
    ),
  );
}

/** What happened in the fullest minute, for whoever has to find out why. */
function report(calls: readonly RecordedCall[]): string {
  return calls.map(({ at, method, path }) => `${at.toISOString()} ${method} ${path}`).join("\n");
}

/** Lets the world go on for so long with nobody watching but the recorder. */
async function record({ stack }: TestApp, seconds: number): Promise<void> {
  stack.recorder.clear();
  await stack.world.clock.sleep(seconds);
}

it("polls each of six idle services at most four times a minute", async () => {
  const tracker = await startTestApp({ speed: 120 });
  const log = followLog(tracker.socket);
  await tracker.stack.play(A1_MOVIE);
  await tracker.stack.play(A6_LYCORIS_RECOIL);
  await log.until((seen) => episodesAt(seen, "AVAILABLE").size === 13);
  // All running polls are read to their end, and the change scan has noticed them.
  await tracker.stack.world.clock.sleep(360);

  await record(tracker, 600);

  for (const service of SIX) {
    const calls = tracker.stack.recorder.calls(service);
    // A poll makes one call, and in the same minute there may be a check, of two calls, and a change scan.
    expect(busiest(calls, 60), `${service}:\n${report(calls)}`).toBeLessThanOrEqual(4);
  }
  // It has not fallen asleep either: whoever asks for something is heard within the minute.
  expect(tracker.stack.recorder.calls("seerr").length).toBeGreaterThanOrEqual(5);
  expect(tracker.stack.recorder.calls("sonarr").length).toBeGreaterThanOrEqual(5);
});

it("polls a client at most once a second while one torrent runs, and leaves the other services alone", async () => {
  const tracker = await startTestApp({ speed: 20 });
  const story = packStory(LYCORIS_RECOIL, { id: "slow", downloadSeconds: 3_600 });
  const log = followLog(tracker.socket);
  void tracker.stack.play(story);
  await log.until((seen) => episodesAt(seen, "DOWNLOADING").size === 13);
  await tracker.stack.world.clock.sleep(10);

  await record(tracker, 120);

  const calls = tracker.stack.recorder.calls("qbittorrent");
  expect(busiest(calls, 10), report(calls)).toBeLessThanOrEqual(10);
  expect(busiest(calls, 60), report(calls)).toBeLessThanOrEqual(60);
  // It is followed, and not by luck.
  expect(calls.length).toBeGreaterThanOrEqual(20);
  for (const service of SIX.filter((name) => name !== "qbittorrent")) {
    const others = tracker.stack.recorder.calls(service);
    // An arr may announce a change just after its poll: then it is polled once more, with at most four calls each time.
    const polls = others.filter(({ path }) => path === "/api/v3/history/since");
    expect(busiest(polls, 60), `${service}:\n${report(polls)}`).toBeLessThanOrEqual(2);
    const limit = polls.length > 0 ? 8 : 5;
    expect(busiest(others, 60), `${service}:\n${report(others)}`).toBeLessThanOrEqual(limit);
  }
});
