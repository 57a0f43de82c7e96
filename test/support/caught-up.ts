import type { TestApp } from "./app.ts";
import type { Follower } from "./follower.ts";

/** Waits until everything that came in is applied and told; answers with how many steps were told in all. */
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
