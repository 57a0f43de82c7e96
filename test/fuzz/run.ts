import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { createSchema } from "../../server/graphql/schema.ts";
import type { TrackerProcess } from "../support/spawn-tracker.ts";
import { createDocuments } from "./document.ts";
import { createFrames } from "./frame.ts";
import { createHooks } from "./hook.ts";
import { findIssue, type Answered } from "./issue.ts";
import { createRandom } from "./random.ts";
import { runOnSockets } from "./socket.ts";
import type { StallData } from "./stall.ts";

export interface FuzzOptions {
  readonly seed: number;
  /** How many webhooks, how many documents and how many frames. */
  readonly count: number;
  readonly adminToken: string;
  readonly hookSecret: string;
}

export interface FuzzReport {
  readonly sent: { readonly hooks: number; readonly documents: number; readonly frames: number };
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<string, number>;
  /** What is wrong with an answer, each with how often and an example of what was sent. */
  readonly issues: ReadonlyMap<string, { readonly count: number; readonly example: string }>;
  /** Deliveries that could not be applied. */
  readonly failedDeliveries: number;
  readonly isAlive: boolean;
  /** The longest wait of a second client. */
  readonly longestStallMs: number;
}

/** Requests under way at once. */
const WIDTH = 6;
const MAX_EXAMPLE = 600;

/** Sends hostile webhooks, documents and frames to a tracker, and says what it made of them. */
export async function fuzz(tracker: TrackerProcess, options: FuzzOptions): Promise<FuzzReport> {
  const { seed, count, adminToken } = options;
  const issues = new Map<string, { count: number; example: string }>();
  const statuses = new Map<string, number>();
  const watch = watchStalls(tracker.url);

  function note(what: string, { status, body, sent }: Answered): void {
    const key = `${what} ${status}`;
    statuses.set(key, (statuses.get(key) ?? 0) + 1);
    const issue = findIssue(status, body);
    if (issue === null) return;
    // Without the id, so that equal ones are one.
    const name = `${what}: ${issue.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<id>")}`;
    const known = issues.get(name);
    issues.set(name, {
      count: (known?.count ?? 0) + 1,
      example: known?.example ?? sent.slice(0, MAX_EXAMPLE),
    });
  }

  const createHook = createHooks(options.hookSecret);
  const hookRandom = createRandom(seed);
  await inParallel(count, async () => {
    const { path, headers, body } = createHook(hookRandom);
    const answer = await send(`${tracker.url}${path}`, { headers, body });
    note("hook", { ...answer, sent: `${path} ${String(body)}` });
  });
  const ids = await listIds(tracker.url, adminToken);
  const schema = createSchema();
  const createDocument = createDocuments(schema, ids);
  const documentRandom = createRandom(seed + 1);
  await inParallel(count, async () => {
    const body = JSON.stringify(createDocument(documentRandom));
    const isStream = documentRandom.chance(0.05);
    const answer = await send(`${tracker.url}/graphql`, {
      headers: {
        "content-type": "application/json",
        ...(isStream && { accept: "text/event-stream" }),
        ...(documentRandom.chance(0.9) && { authorization: `Bearer ${adminToken}` }),
      },
      body,
    });
    note("document", { ...answer, sent: body });
  });
  const frames = await runOnSockets(tracker.url, {
    count,
    adminToken,
    random: createRandom(seed + 2),
    createFrame: createFrames(schema, ids),
    note: (answer) => note("frame", answer),
  });
  const longestStallMs = await watch.stop();
  return {
    sent: { hooks: count, documents: count, frames },
    statuses,
    issues,
    failedDeliveries: await countFailed(tracker.url, adminToken),
    isAlive: tracker.child.exitCode === null && (await isLive(tracker.url)),
    longestStallMs,
  };
}

async function inParallel(count: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, one));
}

/** Longer than an answer takes; a stream that stays open is left then. */
const TIMEOUT_MS = 15_000;
const STREAM_MS = 300;

async function send(
  url: string,
  { headers, body }: { readonly headers: Record<string, string>; readonly body: Buffer | string },
): Promise<Omit<Answered, "sent">> {
  // A subscription is answered by a stream, which stays open.
  const isStream =
    headers["accept"] === "text/event-stream" || String(body).includes("subscription");
  const signal = AbortSignal.timeout(isStream ? STREAM_MS : TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body: typeof body === "string" ? body : new Uint8Array(body),
      signal,
      redirect: "manual",
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    if (isStream) return { status: 200, body: "" };
    return { status: 599, body: `no answer: ${String(error)}` };
  }
}

async function ask(url: string, adminToken: string, query: string) {
  const { body } = await send(`${url}/graphql`, {
    headers: { "content-type": "application/json", authorization: `Bearer ${adminToken}` },
    body: JSON.stringify({ query }),
  });
  return body;
}

/** IDs of what the webhooks have made, and one of nothing. */
async function listIds(url: string, adminToken: string): Promise<readonly string[]> {
  const body = await ask(
    url,
    adminToken,
    "{ requests(first: 20) { nodes { id downloads { id } episodes { id } } } deliveries(first: 20) { nodes { id } } }",
  );
  return ["none", "sonarr", ...[...body.matchAll(/"id":"([^"]+)"/g)].map(([, id = ""]) => id)];
}

async function countFailed(url: string, adminToken: string): Promise<number> {
  const body = await ask(
    url,
    adminToken,
    "{ deliveries(filter: { status: FAILED }) { totalCount } }",
  );
  return Number(/"totalCount":(\d+)/.exec(body)?.[1]);
}

async function isLive(url: string): Promise<boolean> {
  return fetch(`${url}/api/live`).then(
    ({ ok }) => ok,
    () => false,
  );
}

function watchStalls(url: string): { stop(): Promise<number> } {
  const longestMs = new Float64Array(new SharedArrayBuffer(8));
  const isOver = new Int32Array(new SharedArrayBuffer(4));
  const workerData: StallData = { url, longestMs, isOver };
  const worker = new Worker(new URL("./stall.ts", import.meta.url), { workerData });
  return {
    async stop() {
      isOver[0] = 1;
      await once(worker, "exit");
      return longestMs[0] ?? 0;
    },
  };
}
