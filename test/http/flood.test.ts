import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { mapConcurrently } from "../../server/integrations/shared/concurrency.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { readFixture } from "../support/fixture.ts";
import { HOOK_SECRET } from "../support/front-door.ts";
import { startMeasuredTracker, type MeasuredTracker } from "../support/measured-tracker.ts";
import type { TrackerProcess } from "../support/spawn-tracker.ts";

// A whole tracker, with little memory, under what once ended it or kept everybody waiting. The figures are those of then.

const MAX_TURN_MS = 200;
const MAX_GROWTH = 1.1;
/** Few enough that what waits while the machine is busy is not served in one long turn. */
const CONCURRENCY = 8;

/** With little memory. */
function startTracker(): Promise<MeasuredTracker> {
  const env = {
    ADMIN_TOKEN,
    WEBHOOK_TOKEN: HOOK_SECRET,
    SONARR_URL: "http://127.0.0.1:9",
    SONARR_API_KEY: "key-of-the-test",
  };
  return startMeasuredTracker(env, ["--max-old-space-size=192"]);
}

function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body,
  });
}

let documents = 0;

/** What a stranger sends: a document that no other request repeats. */
function makeDocument(bytes: number): string {
  documents += 1;
  let fields = "";
  for (let field = 0; fields.length < bytes; field += 1) fields += ` f${documents}_${field}`;
  return JSON.stringify({ query: `{${fields} }` });
}

/** Sends documents as nobody; returns the codes with which they are refused. */
async function sendDocuments(tracker: TrackerProcess, count: number, bytes: number) {
  const codes = await mapConcurrently(
    Array<number>(count).fill(bytes),
    CONCURRENCY,
    async (size) => {
      const response = await post(`${tracker.url}/graphql`, makeDocument(size));
      const { errors } = (await response.json()) as {
        errors?: readonly { extensions: { code: string } }[];
      };
      return errors?.[0]?.extensions.code;
    },
  );
  return new Set(codes);
}

/** Somebody else meanwhile, who is always answered. Returns what ends it. */
function keepAsking({ url }: TrackerProcess): () => Promise<void> {
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      expect((await fetch(`${url}/api/live`)).status).toBe(200);
      await pause(20);
    }
  })();
  return () => {
    isOver = true;
    return asking;
  };
}

/** Begins requests with 5 MB each and never ends them. Returns how to. */
async function beginBodies(tracker: TrackerProcess, count: number): Promise<() => void> {
  const chunk = Buffer.alloc(64 * 2 ** 10, "x");
  const answered: Promise<void>[] = [];
  const begun = Array.from({ length: count }, () => {
    const unfinished = request(`${tracker.url}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Transfer-Encoding": "chunked" },
    });
    answered.push(
      new Promise((resolve) => {
        unfinished.once("response", () => resolve()).once("close", () => resolve());
        // The tracker may end the connection while more is sent.
        unfinished.on("error", () => resolve());
      }),
    );
    for (let sent = 0; sent < 5_000_000; sent += chunk.length) unfinished.write(chunk);
    return unfinished;
  });
  await Promise.all(answered);
  return () => begun.forEach((unfinished) => unfinished.destroy());
}

it(
  "holds no memory of strangers, keeps nobody waiting for them and does not fill the log",
  { timeout: 300_000 },
  async () => {
    const tracker = await startTracker();
    await sendDocuments(tracker, 300, 1_500);
    await sendDocuments(tracker, 50, 16_000);
    const before = await tracker.measure();
    const lines = tracker.log.length;
    const endAsking = keepAsking(tracker);

    expect(await sendDocuments(tracker, 317, 1_500)).toEqual(new Set(["UNAUTHENTICATED"]));
    const small = await tracker.measure();
    // So many once ended a process with more than twice the memory.
    expect(await sendDocuments(tracker, 317, 16_000)).toEqual(new Set(["LIMIT"]));
    const large = await tracker.measure();
    const endBodies = await beginBodies(tracker, 120);
    const bodies = await tracker.measure();
    endBodies();
    const endless = JSON.stringify({ query: "{ viewer { id } }", text: "x".repeat(5_800_000) });
    const refused = await post(`${tracker.url}/graphql`, endless).then(
      ({ status }) => status,
      // A body that is refused before it is read may end the connection.
      () => 413,
    );
    expect(refused).toBe(413);
    const body = await tracker.measure();
    await endAsking();

    for (const [name, { longestTurnMs }] of Object.entries({ small, large, bodies, body }))
      expect(longestTurnMs, name).toBeLessThan(MAX_TURN_MS);
    expect(bodies.heldBytes).toBeLessThan(before.heldBytes + 64 * 2 ** 20);
    // Sockets end a little later than what they carried.
    await expect
      .poll(async () => (await tracker.measure()).heldBytes / before.heldBytes, {
        interval: 250,
        timeout: 30_000,
      })
      .toBeLessThan(MAX_GROWTH);
    expect(tracker.log.length - lines).toBeLessThan(10);
  },
);

it("applies a webhook whose paths are 252 KB of slashes without keeping anybody waiting", async () => {
  const tracker = await startTracker();
  const webhook = readFixture<Record<string, object>>(
    "sonarr/webhook-download-file-anime-pack-e01.json",
  );
  const send = async (path: string) => {
    const body = {
      ...webhook,
      series: { ...webhook["series"], path },
      episodeFile: { ...webhook["episodeFile"], path, relativePath: path },
    };
    const headers = { "X-Webhook-Token": HOOK_SECRET };
    return (await post(`${tracker.url}/hooks/sonarr`, JSON.stringify(body), headers)).status;
  };
  const listStatuses = async () => {
    const query = JSON.stringify({ query: "{ deliveries(first: 10) { nodes { status } } }" });
    const headers = { Authorization: `Bearer ${ADMIN_TOKEN}` };
    const response = await post(`${tracker.url}/graphql`, query, headers);
    const { data } = (await response.json()) as {
      data: { deliveries: { nodes: readonly { status: string }[] } };
    };
    return data.deliveries.nodes.map(({ status }) => status);
  };
  expect(await send("/tv/Lycoris Recoil")).toBe(202);
  await expect.poll(listStatuses).not.toContain("PENDING");
  await tracker.measure();
  const endAsking = keepAsking(tracker);
  expect(await send(`${"/".repeat(252 * 2 ** 10)}x`)).toBe(202);
  await expect.poll(async () => (await listStatuses()).length).toBe(2);
  await expect.poll(listStatuses).not.toContain("PENDING");
  expect((await tracker.measure()).longestTurnMs).toBeLessThan(MAX_TURN_MS);
  await endAsking();
  expect(await listStatuses()).not.toContain("FAILED");
  expect((await fetch(`${tracker.url}/api/ready`)).status).toBe(200);
});

/** Webhooks of 5 MB whose reading would take seconds, or all memory. */
const COMPLEX: readonly (readonly [string, () => string, string])[] = [
  ["fields of a form", () => "a=&".repeat(1_600_000), "application/x-www-form-urlencoded"],
  [
    "parts of a form",
    () => '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(80_000),
    "multipart/form-data; boundary=x",
  ],
  [
    "keys",
    () => `{${Array.from({ length: 330_000 }, (_, key) => `"k${key}":0`).join()}}`,
    "application/json",
  ],
  ["lists", () => "[".repeat(2_400_000) + "]".repeat(2_400_000), "application/json"],
  ["addresses", () => JSON.stringify({ text: "a://b/c ".repeat(600_000) }), "application/json"],
];

it("refuses a webhook with more values than any service sends, unread", async () => {
  const tracker = await startTracker();
  await tracker.measure();
  const endAsking = keepAsking(tracker);
  for (const [name, make, type] of COMPLEX) {
    const headers = { "X-Webhook-Token": HOOK_SECRET, "Content-Type": type };
    const { status } = await post(`${tracker.url}/hooks/sonarr`, make(), headers);
    expect(status, name).toBe(413);
    expect((await tracker.measure()).longestTurnMs, name).toBeLessThan(MAX_TURN_MS);
  }
  await endAsking();
});
