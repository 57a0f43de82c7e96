import { expect, it } from "vitest";
import { openSocket, type TestSubscription } from "../support/client.ts";
import { openFrontDoor, withCookie } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const LINES = `query ($last: Int, $minLevel: LogLevel) {
  logLevel logLines(last: $last, minLevel: $minLevel) { id at level message fields }
}`;
const SET = "mutation ($level: LogLevel!) { setLogLevel(level: $level) }";

it("shows recent lines of the log to admins, without secrets", async () => {
  const door = await openFrontDoor();
  const { log } = door.tracking;
  log.info({ service: "sonarr", apiKey: "s3cret" }, "first");
  log.warn("second");
  const { data, errors } = await door.query(LINES, { minLevel: "WARN" });
  expect(errors).toBeUndefined();
  expect(data.logLevel).toBe("DEBUG");
  expect(data.logLines).toEqual([expect.objectContaining({ level: "WARN", message: "second" })]);
  const all = (await door.query(LINES)).data.logLines;
  const first = all.find(({ message }: { message: string }) => message === "first");
  expect(first.fields).toEqual({ service: "sonarr", apiKey: "[redacted]" });
  const tooMany = await door.query(LINES, { last: 501 });
  expect(tooMany.errors?.[0]?.extensions["code"]).toBe("LIMIT");
});

it("changes the level at run time, and records who did", async () => {
  const door = await openFrontDoor();
  const { log } = door.tracking;
  expect((await door.query(SET, { level: "ERROR" })).data.setLogLevel).toBe("ERROR");
  log.warn("not written");
  expect((await door.query(SET, { level: "ERROR" })).errors).toBeUndefined();
  expect((await door.query(SET, { level: "SILENT" })).data.setLogLevel).toBe("SILENT");
  expect((await door.query(SET, { level: "TRACE" })).data.setLogLevel).toBe("TRACE");
  log.trace("written");
  const { data } = await door.query(LINES);
  const messages = data.logLines.map(({ message }: { message: string }) => message);
  expect(messages).not.toContain("not written");
  expect(messages.at(-1)).toBe("written");
  const entries = await door.query("{ auditLog(first: 10) { nodes { message } } }");
  expect(entries.data.auditLog.nodes.map(({ message }: { message: string }) => message)).toEqual([
    "Changed the log level from silent to trace",
    "Changed the log level from error to silent",
    "Changed the log level from debug to error",
  ]);
});

it("refuses everybody else", async () => {
  const door = await openFrontDoor();
  const cookie = withCookie(await signInAs(door, "VIEWER"));
  for (const [document, variables] of [
    [LINES, {}],
    [SET, { level: "TRACE" }],
    ["{ about { version } }", {}],
    ["{ diagnostics }", {}],
  ] as const) {
    const { errors } = await door.query(document, variables, cookie);
    expect(errors?.[0]?.extensions["code"], document).toBe("FORBIDDEN");
  }
  expect(door.tracking.log.level).toBe("debug");
});

it("follows the log live, from the wanted level on", async () => {
  const door = await openFrontDoor();
  const { log } = door.tracking;
  log.error("before");
  const socket = await openSocket(door.socketUrl);
  const follow = socket.subscribe(
    "subscription { logLinesAdded(minLevel: WARN) { level message } }",
  );
  const messages: string[] = [];
  // Until it has subscribed.
  const writing = setInterval(() => log.warn({ row: crypto.randomUUID() }, "ping"), 20);
  messages.push(...(await read(follow)));
  clearInterval(writing);
  log.info("not wanted");
  log.error("wanted");
  while (!messages.includes("wanted")) messages.push(...(await read(follow)));
  expect(messages).not.toContain("before");
  expect(messages).not.toContain("not wanted");
});

async function read(follow: TestSubscription): Promise<readonly string[]> {
  const { data } = await follow.next();
  return data.logLinesAdded.map(({ message }: { message: string }) => message);
}
