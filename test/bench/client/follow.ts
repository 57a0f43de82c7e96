import { Agent } from "node:http";
import { nowMs } from "../monotonic.ts";
import { post, type PostTarget } from "./post.ts";
import { serve } from "./serve.ts";
import { openSocket, type SocketTarget } from "./socket.ts";

interface FollowJob {
  readonly hook: PostTarget;
  readonly socket: SocketTarget;
  /** Sent one at a time, the next once all results of the last have come. */
  readonly bodies: readonly string[];
  /** Of these the first so many are not counted. */
  readonly warmUp: number;
  readonly resultsPerBody: number;
  /** What is not sent by then stays unsent. */
  readonly forMs: number;
}

/** How long after its sending, for each webhook. */
export interface FollowResult {
  readonly answeredMs: readonly number[];
  readonly firstResultMs: readonly number[];
  readonly lastResultMs: readonly number[];
}

const TIMEOUT_MS = 10_000;

async function follow(job: FollowJob): Promise<FollowResult> {
  const agent = new Agent({ keepAlive: true });
  let arrivals: number[] = [];
  let complete: () => void = () => undefined;
  const socket = await openSocket(job.socket, () => {
    arrivals.push(nowMs());
    if (arrivals.length === job.resultsPerBody) complete();
  });

  async function sendOne(body: string) {
    arrivals = [];
    const all = Promise.withResolvers<void>();
    complete = all.resolve;
    const timer = setTimeout(() => {
      all.reject(
        new Error(
          `${arrivals.length} of ${job.resultsPerBody} results came for ${body.slice(0, 200)}`,
        ),
      );
    }, TIMEOUT_MS);
    const sentAt = nowMs();
    const answered = post(agent, job.hook, body).then(() => nowMs() - sentAt);
    const [answeredMs] = await Promise.all([answered, all.promise]);
    clearTimeout(timer);
    return { answeredMs, resultsMs: arrivals.map((at) => at - sentAt) };
  }

  const until = nowMs() + job.forMs;
  const sent = [];
  for (const body of job.bodies) {
    if (nowMs() < until) sent.push(await sendOne(body));
  }
  socket.terminate();
  agent.destroy();
  const counted = sent.slice(Math.min(job.warmUp, Math.floor(sent.length / 2)));
  return {
    answeredMs: counted.map(({ answeredMs }) => answeredMs),
    firstResultMs: counted.map(({ resultsMs }) => resultsMs.at(0) ?? Number.NaN),
    lastResultMs: counted.map(({ resultsMs }) => resultsMs.at(-1) ?? Number.NaN),
  };
}

const program = { follow };
export type Follow = typeof program;
serve(program);
