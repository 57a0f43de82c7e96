import { type Accessor, createSignal, onCleanup } from "solid-js";

const TICK_MS = 250;

interface Window {
  readonly createdAt: string;
  readonly startsAt: string;
}

/** Seconds until nothing can be undone any more. A clock that is off never shows more than there were. */
export function createCountdown(window: Accessor<Window>): Accessor<number> {
  const read = () => {
    const { createdAt, startsAt } = window();
    const whole = Date.parse(startsAt) - Date.parse(createdAt);
    return Math.max(0, Math.min(whole, Date.parse(startsAt) - Date.now())) / 1000;
  };
  const [left, setLeft] = createSignal(read());
  const timer = setInterval(() => setLeft(read()), TICK_MS);
  onCleanup(() => clearInterval(timer));
  return left;
}
