import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { createRandom } from "../../simulator/random.ts";
import { createSubscriber } from "../support/cut-subscriber.ts";
import { openBeside } from "../support/open-beside.ts";
import { seasonWebhooks } from "../support/season-webhooks.ts";
import { makeDataDir, startTrackerProcess } from "../support/tracker-process.ts";
import { postWebhook, WEBHOOKS_ONLY } from "../support/webhook-tracker.ts";

const CUTS = 200;
const TRANSITIONS = 5_000;
const RESTARTS = 3;
/** Half of it on average, so that so many connections take all transitions. */
const MAX_PER_CONNECTION = (2 * TRANSITIONS) / CUTS;
const SEASONS = 15;

it(
  "shows each of 5,000 transitions once and in order to a subscriber that is cut 200 times, while the tracker is killed again and again",
  { timeout: 300_000 },
  async () => {
    const dataDir = makeDataDir();
    let tracker = await startTrackerProcess(dataDir, WEBHOOKS_ONLY);
    const { url } = tracker;
    const subscriber = createSubscriber(createRandom(7), MAX_PER_CONNECTION);
    let isOver = false;
    const following = subscriber.follow(url, () => isOver);

    const bodies = [...seasonWebhooks(SEASONS)];
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
