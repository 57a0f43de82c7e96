import { ClockStopped } from "../clock.ts";
import type { WorldEvent } from "../world/event.ts";
import type { World } from "../world/world.ts";

/** Resolves with the next matching event; rejects with ClockStopped when the clock stops first. */
export function waitFor(world: World, fits: (event: WorldEvent) => boolean): Promise<WorldEvent> {
  return new Promise((resolve, reject) => {
    const forgetStop = world.clock.onStop(() => reject(new ClockStopped()));
    const forgetEvent = world.listen((event) => {
      if (!fits(event)) return;
      forgetEvent();
      forgetStop();
      resolve(event);
    });
  });
}
