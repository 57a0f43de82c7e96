import type { PassOn } from "../../../integrations/port/relay.ts";
import type { ServicesContext } from "../context.ts";
import { passOnNext } from "./pass-on-next.ts";

/** After an error of the store. */
const AGAIN_MS = 30_000;

export interface RelayWorker {
  /** Ends after the webhooks that are being passed on. */
  stop(): Promise<void>;
}

/** Starts what passes webhooks on to their former owners. What the last process left is taken up first. */
export function startRelayWorker(ctx: ServicesContext, passOn: PassOn): RelayWorker {
  const { clock, log, services } = ctx;
  const running = new Map<string, Promise<void>>();
  const wanted = new Set<string>();
  const timers = new Map<string, () => void>();
  let isStopped = false;

  function start(service: string): void {
    if (isStopped) return;
    wanted.add(service);
    if (running.has(service)) return;
    timers.get(service)?.();
    timers.delete(service);
    const work = run(service)
      .catch((error: unknown) => {
        log.warn({ err: error, service }, "webhooks could not be passed on");
        schedule(service, AGAIN_MS);
      })
      .finally(() => {
        running.delete(service);
        if (wanted.has(service)) start(service);
      });
    running.set(service, work);
  }

  async function run(service: string): Promise<void> {
    while (wanted.delete(service) && !isStopped) {
      let next = await passOnNext(ctx, passOn, service);
      while (next === "now" && !isStopped) next = await passOnNext(ctx, passOn, service);
      if (next instanceof Date) schedule(service, next.getTime() - clock.now().getTime());
    }
  }

  function schedule(service: string, ms: number): void {
    timers.get(service)?.();
    timers.set(
      service,
      clock.after(Math.max(0, ms), () => start(service)),
    );
  }

  const startAll = () => services.relays.slugs.forEach(start);
  const stopListening = services.relays.listen(startAll);
  startAll();
  return {
    async stop() {
      isStopped = true;
      stopListening();
      for (const cancel of timers.values()) cancel();
      await Promise.all(running.values());
    },
  };
}
