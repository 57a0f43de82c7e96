import type { TestApp } from "./app.ts";
import type { Follower } from "./follower.ts";

/** Waits until everything received is applied and emitted; returns the number of transitions in total. */
export async function caughtUp(testApp: TestApp, { seen, until }: Follower): Promise<number> {
  await testApp.app.tracker.idle();
  const sequenceOf = () => BigInt(seen.at(-1)?.sequence ?? "0");
  for (;;) {
    const after = String(sequenceOf());
    const { transitions } = await testApp.query(
      `query($after: Sequence) { transitions(after: $after, first: 100) { sequence } }`,
      { after },
    );
    if (transitions.length === 0) return seen.length;
    const last = BigInt(transitions.at(-1).sequence);
    await until(() => sequenceOf() >= last);
  }
}
