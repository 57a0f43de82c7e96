import { type Accessor, createSignal, onCleanup } from "solid-js";

const TICK_MS = 250;

interface Delay {
  readonly createdAt: string;
  readonly startsAt: string;
}

/** Counts down the seconds until the deletion starts; never more than its delay, however wrong the clock is. */
export function createCountdown(delay: Accessor<Delay>): Accessor<number> {
  const read = () => {
    const { createdAt, startsAt } = delay();
    const duration = Date.parse(startsAt) - Date.parse(createdAt);
    return Math.max(0, Math.min(duration, Date.parse(startsAt) - Date.now())) / 1000;
  };
  const [left, setLeft] = createSignal(read());
  const timer = setInterval(() => setLeft(read()), TICK_MS);
  onCleanup(() => clearInterval(timer));
  return left;
}
