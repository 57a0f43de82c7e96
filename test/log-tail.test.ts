import { expect, it } from "vitest";
import { createLogTail } from "../server/log-tail.ts";
import { createLog, logTailOf } from "../server/log.ts";

function open(level = "debug") {
  const written: string[] = [];
  const log = createLog(level, { write: (line) => void written.push(line) });
  return { log, tail: logTailOf(log), written };
}

it("keeps the lines that are written, with their level, message and fields", () => {
  const { log, tail, written } = open();
  log.info({ service: "sonarr" }, "polled");
  log.error({ err: new Error("broken") }, "failed");
  const [first, second] = tail.list({ limit: 10 });
  expect(first).toMatchObject({
    id: 1,
    level: "info",
    message: "polled",
    fields: { service: "sonarr" },
  });
  expect(second).toMatchObject({ id: 2, level: "error", fields: { err: { message: "broken" } } });
  expect(written).toHaveLength(2);
});

it("holds no secret that the log itself does not show", () => {
  const { log, tail } = open();
  log.info({ apiKey: "s3cret-1" }, "asked http://indexer.local/?apikey=s3cret-2&passkey=s3cret-3");
  expect(JSON.stringify(tail.list({ limit: 10 }))).not.toContain("s3cret");
});

it("follows a change of the level at run time", () => {
  const { log, tail } = open("warn");
  log.debug("before");
  log.level = "debug";
  log.debug("after");
  expect(tail.list({ limit: 10 }).map(({ message }) => message)).toEqual(["after"]);
});

it("selects by level, by position and by number, the newest first of all", () => {
  const { log, tail } = open();
  for (let count = 1; count <= 6; count += 1)
    log[count % 2 === 0 ? "warn" : "info"](`line ${count}`);
  const messages = (selection: Parameters<typeof tail.list>[0]) =>
    tail.list(selection).map(({ message }) => message);
  expect(messages({ limit: 2 })).toEqual(["line 5", "line 6"]);
  expect(messages({ limit: 10, minLevel: "warn" })).toEqual(["line 2", "line 4", "line 6"]);
  expect(messages({ limit: 10, after: 4 })).toEqual(["line 5", "line 6"]);
  expect(tail.newest()).toBe(6);
});

it("is bounded in number and in size, and shortens long lines", () => {
  const tail = createLogTail();
  const line = (msg: string) => JSON.stringify({ level: 30, time: 1, msg, more: "x" });
  for (let count = 0; count < 3_000; count += 1) tail.add(line(`line ${count}`));
  expect(tail.list({ limit: 10_000 })).toHaveLength(2_000);
  for (let count = 0; count < 400; count += 1) tail.add(line("y".repeat(8_000)));
  const kept = tail.list({ limit: 10_000 });
  expect(kept.length).toBeLessThan(200);
  tail.add(line("z".repeat(100_000)));
  const [longest] = tail.list({ limit: 1 });
  expect(longest?.message).toHaveLength(500);
  expect(longest?.fields).toEqual({ isShortened: true });
});

it("calls listeners until they stop, and survives a line that is no JSON", () => {
  const tail = createLogTail();
  let calls = 0;
  const stop = tail.listen(() => (calls += 1));
  tail.add("not JSON");
  stop();
  tail.add('{"level":50,"time":2,"msg":"fine"}');
  expect(calls).toBe(1);
  expect(tail.list({ limit: 10 }).map(({ level, message }) => [level, message])).toEqual([
    ["info", ""],
    ["error", "fine"],
  ]);
});
