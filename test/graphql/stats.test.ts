import { expect, it } from "vitest";
import { openFrontDoor } from "../support/front-door.ts";

it("counts requests by state, and measures stages between steps that were reported", async () => {
  const door = await openFrontDoor();
  const now = Date.now();
  const recent = { updatedAt: new Date(now) };
  const at = (seconds: number) => new Date(now - 10_000_000 + seconds * 1000);
  for (const seconds of [100, 300, 200]) {
    const { id } = await door.make.request({ ...recent, state: "AVAILABLE", isFinished: true });
    await door.make.transition(id, { to: "REQUESTED", at: at(0) });
    await door.make.transition(id, { to: "APPROVED", at: at(seconds) });
    await door.make.transition(id, { to: "GRABBING", at: at(seconds + 10), inferred: true });
    await door.make.transition(id, { to: "DOWNLOADING", at: at(seconds + 10) });
  }
  await door.make.request({ ...recent, state: "DOWNLOADING", problemCode: "STALLED" });

  const { data } = await door.query(`{ stats { requests active finished problems
    states { state count } stages { state medianSeconds samples } } }`);
  expect(data.stats).toMatchObject({ requests: 4, active: 1, finished: 3, problems: 1 });
  const counts = new Map(
    data.stats.states.map(({ state, count }: { state: string; count: number }) => [state, count]),
  );
  expect(counts.size).toBe(12);
  expect(counts.get("AVAILABLE")).toBe(3);
  expect(counts.get("FAILED")).toBe(0);
  expect(data.stats.stages).toEqual([{ state: "REQUESTED", medianSeconds: 200, samples: 3 }]);
});
