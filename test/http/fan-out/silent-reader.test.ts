import { once } from "node:events";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ADMIN_TOKEN } from "../../support/admin-token.ts";
import { openSocket, type TestSocket } from "../../support/client.ts";
import { HOOK_SECRET } from "../../support/front-door.ts";
import type { ProcessMeasure } from "../../support/measure-process.ts";
import { makeDataDir, startTrackerProcess } from "../../support/tracker-process.ts";
import { episodesOf, fileImportOf, grabOf, seasonRequest } from "../../tracking/body.ts";

const MEASURE_PROCESS = join(import.meta.dirname, "../../support/measure-process.ts");
const ENV = {
  ADMIN_TOKEN,
  WEBHOOK_TOKEN: HOOK_SECRET,
  SEERR_URL: "http://127.0.0.1:9",
  SEERR_API_KEY: "key",
  SONARR_URL: "http://127.0.0.1:9",
  SONARR_API_KEY: "key",
};
const EPISODES = 50;
/** Of the socket that reads nothing, each with another selection: together more than the system holds for a socket. */
const SUBSCRIPTIONS = 8;
const MB = 2 ** 20;
/** Before it is closed, 4 MB are held for a socket; what else happens meanwhile takes memory too. */
const MAX_GROWTH_BYTES = 24 * MB;

const wordy = (index: number): string => `subscription { transitions { a${index}: sequence
  request { id title episodes { id title season number state airDate progress } } } }`;

it("holds little memory for a socket that reads nothing, and nobody waits because of it", async () => {
  const nodeOptions = ["--expose-gc", "--import", MEASURE_PROCESS];
  const tracker = await startTrackerProcess(makeDataDir(), ENV, { nodeOptions, hasChannel: true });
  const socketUrl = `${tracker.url.replace("http", "ws")}/graphql`;
  const measure = async (): Promise<ProcessMeasure> => {
    const answer = once(tracker.child, "message");
    tracker.child.send("measure");
    return (await answer)[0] as ProcessMeasure;
  };
  const [quick, other] = [await openSocket(socketUrl), await openSocket(socketUrl)];
  for (let index = 0; index < SUBSCRIPTIONS; index += 1) other.subscribe(wordy(index));
  await other.settled();
  const reading = await playSeason(tracker.url, quick, 1, measure);
  other.raw.pause();
  const silent = await playSeason(tracker.url, quick, 2, measure);
  other.raw.resume();
  expect((await other.closed).code).toBeOneOf([4508, 1006]);

  const growth = silent.heldBytes - reading.heldBytes;
  expect(growth).toBeLessThan(MAX_GROWTH_BYTES);
  process.stdout.write(
    `a socket that reads nothing: at most ${(growth / MB).toFixed(1)} MB more are held for it; an event reaches ` +
      `another socket in ${silent.waitMs.toFixed(1)} ms, and in ${reading.waitMs.toFixed(1)} ms while it reads\n`,
  );
});

interface Season {
  /** From the sending of a webhook until the socket has what it says; the median. */
  readonly waitMs: number;
  /** The most that the tracker held. */
  readonly heldBytes: number;
}

/** Lets the episodes of a season be imported one after the other. */
async function playSeason(
  url: string,
  socket: TestSocket,
  season: number,
  measure: () => Promise<ProcessMeasure>,
): Promise<Season> {
  const deliver = async (slug: string, body: unknown): Promise<void> => {
    const { status } = await fetch(`${url}/hooks/${slug}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Webhook-Token": HOOK_SECRET },
      body: JSON.stringify(body),
    });
    expect(status).toBe(202);
  };
  const follow = socket.subscribe(`subscription { transitions { to episode { number } } }`);
  await socket.settled();
  const seen = async (to: string, number: number): Promise<void> => {
    for (;;) {
      const { transitions } = (await follow.next()).data;
      if (transitions.to === to && transitions.episode?.number === number) return;
    }
  };

  const downloadId = `PACK${season}`;
  const episodes = episodesOf(season, EPISODES);
  await deliver("seerr", seasonRequest(season, String(season)));
  await deliver("sonarr", grabOf({ episodes, downloadId }));
  await seen("GRABBING", EPISODES);
  const waitsMs: number[] = [];
  const heldBytes: number[] = [];
  for (const episode of episodes) {
    const [, number] = episode;
    const startedAt = performance.now();
    await deliver(
      "sonarr",
      fileImportOf({ episodes: [episode], downloadId }, season * 100 + number),
    );
    await seen("IMPORTING", number);
    waitsMs.push(performance.now() - startedAt);
    if (number % 5 === 0) heldBytes.push((await measure()).heldBytes);
  }
  follow.stop();
  const waitMs = waitsMs.toSorted((one, other) => one - other)[EPISODES / 2] ?? 0;
  return { waitMs, heldBytes: Math.max(...heldBytes) };
}
