/** Places in the memory that the main thread and its observer share. */
export const HEARTBEAT = 0;
export const DELIVERY = 1;

/** What the observing thread (server/stall-watcher.ts) is given. */
export interface WatchData {
  readonly shared: Int32Array;
  /** Where it leaves the ID of the delivery. */
  readonly file: string;
  readonly maxMs: number;
}

/** What a process says of itself at one moment. */
export interface Sign {
  /** Changes as long as the event loop turns. */
  readonly heartbeat: number;
  /** ID of the delivery that is being applied; 0 for none. */
  readonly deliveryId: number;
}

/**
 * Returns a function that is given a sign at each tick, and returns the ID of a delivery in whose try the process has stood
 * still for `maxTicks`. By ticks, not by time: a machine that sleeps stops the ticks as well.
 */
export function createStallDetector(maxTicks: number): (sign: Sign) => number | null {
  let last: Sign = { heartbeat: 0, deliveryId: 0 };
  let ticks = 0;
  return (sign) => {
    const isSame = sign.heartbeat === last.heartbeat && sign.deliveryId === last.deliveryId;
    ticks = isSame && sign.deliveryId !== 0 ? ticks + 1 : 0;
    last = sign;
    return ticks >= maxTicks ? sign.deliveryId : null;
  };
}
