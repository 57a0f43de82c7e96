import { once } from "node:events";
import { expect, it } from "vitest";
import { openBeside } from "../support/open-beside.ts";
import { makeDataDir, startTrackerProcess } from "../support/tracker-process.ts";

const HOOK = "a-hook-secret-for-tests";
const WEBHOOKS = 500;
const ENV = {
  WEBHOOK_TOKEN: HOOK,
  SEERR_URL: "http://127.0.0.1:9",
  SEERR_API_KEY: "key",
};

const body = (number: number): string =>
  JSON.stringify({
    notification_type: "MEDIA_PENDING",
    event: "New Movie Request",
    subject: `Movie ${number} (2024)`,
    message: "x".repeat(1500),
    image: "",
    media: {
      media_type: "movie",
      tmdbId: String(10_000 + number),
      tvdbId: "",
      status: "PENDING",
      status4k: "UNKNOWN",
    },
    request: { request_id: String(number), requestedBy_username: "mika" },
    issue: null,
    comment: null,
    extra: [],
  });

/** Delivery id → number of its request, for every webhook that was answered with 202. */
async function pour(url: string, onAnswer: (count: number) => void): Promise<Map<number, number>> {
  const answered = new Map<number, number>();
  const sendOne = async (number: number): Promise<void> => {
    try {
      const response = await fetch(`${url}/hooks/seerr`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-webhook-token": HOOK },
        body: body(number),
      });
      if (response.status !== 202) return;
      const { id } = (await response.json()) as { id: string };
      answered.set(Number(id), number);
      onAnswer(answered.size);
    } catch {
      // It was killed while this one was on its way: nothing was promised.
    }
  };
  await Promise.all(Array.from({ length: WEBHOOKS }, (_, index) => sendOne(index + 1)));
  return answered;
}

it(
  "applies every answered webhook exactly once after SIGKILL while 500 pour in (B13)",
  { timeout: 120_000 },
  async () => {
    const dataDir = makeDataDir();
    const first = await startTrackerProcess(dataDir, ENV);
    const exited = once(first.child, "exit");
    const answered = await pour(first.url, (count) => {
      if (count === 150) first.child.kill("SIGKILL");
    });
    await exited;
    expect(answered.size).toBeGreaterThanOrEqual(150);

    const second = await startTrackerProcess(dataDir, ENV);
    const store = await openBeside(dataDir);
    await expect.poll(() => store.read.delivery.count({ where: { status: "PENDING" } })).toBe(0);
    second.child.kill("SIGTERM");

    const deliveries = new Map(
      (await store.read.delivery.findMany()).map((delivery) => [delivery.id, delivery]),
    );
    for (const id of answered.keys()) expect(deliveries.get(id)?.status).toBe("APPLIED");
    const transitions = await store.read.transition.findMany({ include: { request: true } });
    for (const [id, number] of answered) {
      const written = transitions.filter(({ request }) => request.originId === String(number));
      expect(written.map(({ to, deliveryId }) => [to, deliveryId])).toEqual([["REQUESTED", id]]);
    }
    // What was stored and could not be answered any more is applied once as well, never half.
    expect(transitions).toHaveLength(deliveries.size);
    expect(await store.read.mediaRequest.count()).toBe(deliveries.size);
  },
);
