import { expect, it } from "vitest";
import { openSocket, type TestSocket } from "../../support/client.ts";
import { startMeasuredTracker, type MeasuredTracker } from "../../support/measured-tracker.ts";
import { postWebhook, WEBHOOKS_ONLY } from "../../support/webhook-tracker.ts";
import { episodesOf, fileImportOf, grabOf, seasonRequest } from "../../tracking/body.ts";

const EPISODES = 50;
/** Of the socket that reads nothing, each with another selection: together more than the system holds for a socket. */
const SUBSCRIPTIONS = 8;
const MB = 2 ** 20;
/** Before it is closed, 4 MB are held for a socket; what else happens meanwhile takes memory too. */
const MAX_GROWTH_BYTES = 24 * MB;

const wordy = (index: number): string => `subscription { transitions { a${index}: sequence
  request { id title episodes { id title season number state airDate progress } } } }`;

it("holds little memory for a socket that reads nothing, and nobody waits because of it", async () => {
  const tracker = await startMeasuredTracker(WEBHOOKS_ONLY);
  const socketUrl = `${tracker.url.replace("http", "ws")}/graphql`;
  const [quick, other] = [await openSocket(socketUrl), await openSocket(socketUrl)];
  for (let index = 0; index < SUBSCRIPTIONS; index += 1) other.subscribe(wordy(index));
  await other.settled();
  const reading = await playSeason(tracker, quick, 1);
  other.raw.pause();
  const silent = await playSeason(tracker, quick, 2);
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
  { url, measure }: MeasuredTracker,
  socket: TestSocket,
  season: number,
): Promise<Season> {
  const deliver = async (slug: string, body: unknown): Promise<void> =>
    expect(await postWebhook(url, slug, body)).toBe(202);
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
