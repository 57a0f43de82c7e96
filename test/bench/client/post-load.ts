import { Agent } from "node:http";
import { nowMs } from "../monotonic.ts";
import { listPackBodies } from "../seed/sonarr-body.ts";
import { post, type PostTarget } from "./post.ts";
import { serve } from "./serve.ts";

interface StreamJob extends PostTarget {
  /** Shows that the server knows; a stream that needs more ends with an error. Null: any show will do. */
  readonly shows: number | null;
}

interface LoadJob extends StreamJob {
  readonly connections: number;
  /** Sent before the clock starts. */
  readonly warmUpMs: number;
  readonly measureMs: number;
}

interface SendJob extends StreamJob {
  readonly connections: number;
  readonly webhooks: number;
}

interface SteadyJob extends StreamJob {
  readonly perSecond: number;
  readonly forMs: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** When the counted part began, by the clock on the wall. */
  readonly beganAt: number;
}

export interface SteadyResult {
  /** How long after it was due each webhook was answered. */
  readonly waitsMs: readonly number[];
}

/** Keeps so many connections busy for a while; each sends its next webhook once the last one is answered. */
async function load(job: LoadJob): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: job.connections });
  const bodies = streamBodies(job.shows);
  const countFrom = nowMs() + job.warmUpMs;
  const countUntil = countFrom + job.measureMs;
  const beganAt = Date.now() + job.warmUpMs;
  let answered = 0;

  async function keepBusy(): Promise<void> {
    while (nowMs() < countUntil) {
      await post(agent, job, bodies.next().value);
      const now = nowMs();
      if (now >= countFrom && now < countUntil) answered += 1;
    }
  }

  await Promise.all(Array.from({ length: job.connections }, keepBusy));
  agent.destroy();
  return { perSecond: (answered / job.measureMs) * 1000, beganAt };
}

/** Sends so many webhooks without a pause. */
async function send({ webhooks, ...job }: SendJob): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: job.connections });
  const bodies = streamBodies(job.shows);
  let left = webhooks;
  async function keepBusy(): Promise<void> {
    while (left > 0) {
      left -= 1;
      await post(agent, job, bodies.next().value);
    }
  }
  await Promise.all(Array.from({ length: job.connections }, keepBusy));
  agent.destroy();
}

/** Sends at a fixed rate, whether or not the last ones were answered. A late start counts as waiting. */
async function sendSteadily({ perSecond, forMs, ...job }: SteadyJob): Promise<SteadyResult> {
  const agent = new Agent({ keepAlive: true });
  const bodies = streamBodies(job.shows);
  const total = Math.round((perSecond * forMs) / 1000);
  const beganAt = nowMs();
  const waits: Promise<number>[] = [];
  while (waits.length < total) {
    const dueAt = beganAt + (waits.length / perSecond) * 1000;
    const early = dueAt - nowMs();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    waits.push(post(agent, job, bodies.next().value).then(() => nowMs() - dueAt));
  }
  const waitsMs = await Promise.all(waits);
  agent.destroy();
  return { waitsMs };
}

/** Pack after pack. A second release of a show would take another path through the tracker. */
function* streamBodies(shows: number | null): Generator<string, never> {
  for (let show = 0; ; show += 1) {
    if (show === shows) throw new Error(`${shows} shows are too few for this machine`);
    yield* listPackBodies(show, 0);
  }
}

const program = { load, send, sendSteadily };
export type PostLoad = typeof program;
serve(program);
