import type { TestApp } from "./app.ts";
import type { Follower } from "./follower.ts";

/** Waits until everything that came in is applied and told; answers with how many steps were told in all. */
export async function caughtUp(told: TestApp, { seen, until }: Follower): Promise<number> {
  await told.app.tracker.idle();
  const sequenceOf = () => BigInt(seen.at(-1)?.sequence ?? "0");
  for (;;) {
    const after = String(sequenceOf());
    const { transitions } = await told.query(
      `query($after: Sequence) { transitions(after: $after, first: 100) { sequence } }`,
      { after },
    );
    if (transitions.length === 0) return seen.length;
    const last = BigInt(transitions.at(-1).sequence);
    await until(() => sequenceOf() >= last);
  }
}
