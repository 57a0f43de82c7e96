import { Agent } from "node:http";
import { nowMs } from "../monotonic.ts";
import { post, type PostTarget } from "./post.ts";
import { serve } from "./serve.ts";

interface AskJob extends PostTarget {
  readonly body: string;
  /** As often as this allows, and once at least. */
  readonly forMs: number;
}

export interface AskResult {
  readonly waitsMs: readonly number[];
  /** The last answer. */
  readonly answer: string;
}

const agent = new Agent({ keepAlive: true });

/** Asks the same again and again, one at a time. */
async function ask({ body, forMs, ...target }: AskJob): Promise<AskResult> {
  const until = nowMs() + forMs;
  const waitsMs: number[] = [];
  let answer = "";
  while (waitsMs.length === 0 || nowMs() < until) {
    const sentAt = nowMs();
    answer = await post(agent, target, body);
    waitsMs.push(nowMs() - sentAt);
  }
  return { waitsMs, answer };
}

const program = { ask };
export type AskAgain = typeof program;
serve(program);
