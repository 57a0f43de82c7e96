import { type Accessor, batch, createMemo, createSignal, onCleanup } from "solid-js";
import { errorWaitSeconds } from "../graphql/error.ts";

export interface Attempt {
  readonly isBusy: Accessor<boolean>;
  /** Why the last attempt failed; null if it did not, or the next one is running. */
  readonly failure: Accessor<unknown>;
  /** Seconds until the server accepts another attempt; 0: now. */
  readonly secondsLeft: Accessor<number>;
  /** Runs `work` unless an attempt is running or has to wait. Resolves with whether it succeeded. */
  run(work: () => Promise<void>): Promise<boolean>;
}

const TICK_MS = 250;

/** Runs attempts that the server may refuse for some time. */
export function createAttempt(): Attempt {
  const [isBusy, setIsBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>(null);
  // An end instead of a count: a computer that slept has waited, too.
  const [until, setUntil] = createSignal(0);
  const [now, setNow] = createSignal(0);
  let ticker: ReturnType<typeof setInterval> | undefined;
  const secondsLeft = createMemo(() => Math.max(0, Math.ceil((until() - now()) / 1000)));

  const stop = () => clearInterval(ticker);
  const wait = (seconds: number) => {
    batch(() => setUntil(setNow(Date.now()) + seconds * 1000));
    stop();
    ticker = setInterval(() => {
      setNow(Date.now());
      if (secondsLeft() === 0) stop();
    }, TICK_MS);
  };
  onCleanup(stop);

  return {
    isBusy,
    failure,
    secondsLeft,
    async run(work) {
      if (isBusy() || secondsLeft() > 0) return false;
      setIsBusy(true);
      setFailure(null);
      try {
        await work();
        return true;
      } catch (thrown) {
        setFailure(() => thrown);
        wait(errorWaitSeconds(thrown) ?? 0);
        return false;
      } finally {
        setIsBusy(false);
      }
    },
  };
}
