import { build } from "../../scripts/build.ts";

/** Global set-up of the tests that start or open what is built: it is built from this source, once for all of them. */
export async function setup(): Promise<void> {
  await build(["client", "server"]);
}
