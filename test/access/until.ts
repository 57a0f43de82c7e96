import { eventually } from "../support/eventually.ts";
import type { FrontDoor } from "../support/front-door.ts";

const FIRST_TRIES = 40;
const AGAIN_MS = 3;

/** Waits until this many listen for changes; at first impatiently, as it mostly takes a moment. */
export async function untilListeners(
  { listeners }: Pick<FrontDoor, "listeners">,
  isEnough: (count: number) => boolean,
): Promise<void> {
  for (let tries = 0; tries < FIRST_TRIES && !isEnough(listeners()); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  await eventually(() => Promise.resolve(listeners()), isEnough);
}
