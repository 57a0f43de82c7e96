import { Agent } from "node:http";
import { nowMs } from "../monotonic.ts";
import { listPackBodies } from "../seed/sonarr-body.ts";
import { post, type PostTarget } from "./post.ts";
import { serve } from "./serve.ts";

interface LoadJob extends PostTarget {
  readonly connections: number;
  /** Shows that the tracker knows; the stream uses them in turn. */
  readonly shows: number;
  /** Sent before the clock starts. */
  readonly warmUpMs: number;
  readonly measureMs: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** When the counted part began, by the clock on the wall. */
  readonly beganAt: number;
  /** How long each counted webhook waited for its answer. */
  readonly waitsMs: readonly number[];
}

/** Keeps so many connections busy for a while; each sends its next webhook once the last one is answered. */
async function load(job: LoadJob): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: job.connections });
  const bodies = streamBodies(job.shows);
  const countFrom = nowMs() + job.warmUpMs;
  const countUntil = countFrom + job.measureMs;
  const beganAt = Date.now() + job.warmUpMs;
  const waitsMs: number[] = [];

  async function keepBusy(): Promise<void> {
    while (nowMs() < countUntil) {
      const sentAt = nowMs();
      await post(agent, job, bodies.next().value);
      const now = nowMs();
      if (now >= countFrom && now < countUntil) waitsMs.push(now - sentAt);
    }
  }

  await Promise.all(Array.from({ length: job.connections }, keepBusy));
  agent.destroy();
  return { perSecond: (waitsMs.length / job.measureMs) * 1000, beganAt, waitsMs };
}

/** Pack after pack, without end. */
function* streamBodies(shows: number): Generator<string, never> {
  for (let pack = 0; ; pack += 1) yield* listPackBodies(pack % shows, Math.floor(pack / shows));
}

const program = { load };
export type PostLoad = typeof program;
serve(program);
