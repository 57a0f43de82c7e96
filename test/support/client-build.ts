import { build } from "../../scripts/build.ts";

/** Global set-up of the browser tests: the pages they open are the ones of this source. */
export async function setup(): Promise<void> {
  await build(["client"]);
}
