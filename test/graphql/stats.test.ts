import { expect, it } from "vitest";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openFrontDoor } from "../support/front-door.ts";

it("has the same problems as the filter, the widget and the severities of the requests", async () => {
  const door = await openFrontDoor();
  const codes = [null, "STALLED", "NOT_RECEIVING", "STILL_SEARCHING", "NOT_AIRED", "NEW_IN_2099"];
  for (const code of codes) {
    const { id } = await door.make.request({ state: "DOWNLOADING", problemCode: code });
    if (code !== null) await door.make.unit(id, { problemCode: code, problemMessage: "…" });
  }
  const { data } = await door.query(`{
    stats { problems }
    stuck: requests(filter: { hasProblem: true }) { totalCount nodes { problem { code severity } } }
    others: requests(filter: { hasProblem: false }) { nodes { problem { severity } } }
  }`);
  const widget = await fetch(`${door.url}/api/widget`, {
    headers: { Authorization: `Bearer ${ADMIN_TOKEN}` },
  });
  // A problem of a newer version counts: it may need somebody.
  expect(data.stats.problems).toBe(2);
  expect(data.stuck.totalCount).toBe(2);
  expect(await widget.json()).toMatchObject({ problems: 2 });
  for (const { problem } of data.stuck.nodes) expect(problem.severity).toBe("STUCK");
  for (const { problem } of data.others.nodes) expect(problem?.severity).not.toBe("STUCK");
});

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
