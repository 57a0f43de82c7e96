import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { createRandom, type Random } from "../../simulator/random.ts";
import { openSocket } from "../support/client.ts";
import { openEventStream } from "../support/event-stream.ts";
import { openBeside } from "../support/open-beside.ts";
import { makeDataDir, startTrackerProcess } from "../support/tracker-process.ts";
import { postWebhook, WEBHOOKS_ONLY } from "../support/webhook-tracker.ts";
import { episodesOf, fileImportOf, grabOf, seasonRequest } from "../tracking/body.ts";

const CUTS = 200;
const TRANSITIONS = 5_000;
const RESTARTS = 3;
/** Half of it on average, so that so many connections take all transitions. */
const MAX_PER_CONNECTION = (2 * TRANSITIONS) / CUTS;
const EPISODES = 50;
const EPISODES_PER_FILE = 5;
const SEASONS = 15;

/** The webhooks of some seasons, each of them a request: from the request to the last file. */
function* webhooks(): Generator<readonly [slug: string, body: unknown]> {
  for (let season = 1; season <= SEASONS; season += 1) {
    const downloadId = `PACK${season}`;
    const episodes = episodesOf(season, EPISODES);
    yield ["seerr", seasonRequest(season, String(season))];
    yield ["sonarr", grabOf({ episodes, downloadId })];
    for (let first = 0; first < EPISODES; first += EPISODES_PER_FILE) {
      const ofOneFile = episodes.slice(first, first + EPISODES_PER_FILE);
      const file = season * 1_000 + first;
      yield ["sonarr", fileImportOf({ episodes: ofOneFile, downloadId }, file)];
    }
  }
}

/** Who follows the log, wherever the connection was cut. */
interface Subscriber {
  readonly seen: readonly string[];
  readonly cuts: number;
  follow(url: string, isOver: () => boolean): Promise<void>;
}

function createSubscriber(random: Random): Subscriber {
  const seen: string[] = [];
  let cuts = 0;

  /** Takes lines of one connection until it is cut, which leaves what was on its way unread. */
  async function take(url: string): Promise<void> {
    const after = seen.at(-1) ?? "0";
    const open = random.chance(0.5) ? openFollowingSocket : openFollowingStream;
    const count = random.between(0, MAX_PER_CONNECTION);
    const cutAfterMs = random.between(1, 2_000);
    const connection = await open(url, after).catch(() => null);
    // The tracker is starting again.
    if (connection === null) {
      await delay(20);
      return;
    }
    const timer = setTimeout(connection.cut, cutAfterMs);
    for (let taken = 0; taken < count; taken += 1) {
      const sequence = await connection.next().catch(() => null);
      if (sequence === null) break;
      seen.push(sequence);
    }
    clearTimeout(timer);
    connection.cut();
    cuts += 1;
  }

  return {
    seen,
    get cuts() {
      return cuts;
    },
    async follow(url, isOver) {
      while (!isOver()) await take(url);
    },
  };
}

interface Connection {
  next(): Promise<string>;
  cut(): void;
}

async function openFollowingSocket(url: string, after: string): Promise<Connection> {
  const socket = await openSocket(`${url.replace("http", "ws")}/graphql`);
  const document = `subscription ($after: Sequence) { transitions(after: $after) { sequence } }`;
  const subscription = socket.subscribe(document, { after });
  return {
    next: async () => (await subscription.next()).data.transitions.sequence,
    cut: () => socket.raw.terminate(),
  };
}

async function openFollowingStream(url: string, after: string): Promise<Connection> {
  const document = `subscription { transitions { sequence } }`;
  const stream = await openEventStream(url, document, { "Last-Event-ID": after });
  return {
    async next() {
      for (;;) {
        const { event, data, id } = await stream.next();
        if (event === "next" && id !== null && id === data.data.transitions.sequence) return id;
      }
    },
    cut: stream.close,
  };
}

it(
  "shows each of 5,000 transitions once and in order to a subscriber that is cut 200 times, while the tracker is killed again and again",
  { timeout: 300_000 },
  async () => {
    const dataDir = makeDataDir();
    let tracker = await startTrackerProcess(dataDir, WEBHOOKS_ONLY);
    const { url } = tracker;
    const subscriber = createSubscriber(createRandom(7));
    let isOver = false;
    const following = subscriber.follow(url, () => isOver);

    const bodies = [...webhooks()];
    for (const [index, [slug, body]] of bodies.entries()) {
      // Most of it is seen live.
      while (subscriber.seen.length < (index / bodies.length) * TRANSITIONS - 200) await delay(10);
      // As a service does that keeps what was not taken.
      while ((await postWebhook(url, slug, body)) !== 202) await delay(20);
      if ((index + 1) % Math.ceil(bodies.length / (RESTARTS + 1)) !== 0) continue;
      await tracker.end("SIGKILL");
      tracker = await startTrackerProcess(dataDir, { ...WEBHOOKS_ONLY, PORT: new URL(url).port });
    }

    const store = await openBeside(dataDir);
    await expect.poll(() => store.read.delivery.count({ where: { status: "PENDING" } })).toBe(0);
    const written = await store.read.transition.findMany({
      orderBy: { sequence: "asc" },
      select: { sequence: true },
    });
    expect(written.length).toBeGreaterThanOrEqual(TRANSITIONS);
    await expect.poll(() => subscriber.seen.length).toBeGreaterThanOrEqual(written.length);
    isOver = true;
    await tracker.end("SIGTERM");
    await following;

    expect(subscriber.seen).toEqual(written.map(({ sequence }) => String(sequence)));
    expect(subscriber.cuts).toBeGreaterThanOrEqual(CUTS);
    process.stdout.write(
      `resume: ${written.length} transitions, ${subscriber.cuts} cuts, ${RESTARTS} restarts\n`,
    );
  },
);
