import { expect, it, vi } from "vitest";
import { createLog } from "../server/log.ts";

function open() {
  const lines: Record<string, unknown>[] = [];
  const log = createLog("debug", { write: (line) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}

it("writes one line of each kind a minute, and then how many there were", async () => {
  vi.useFakeTimers();
  try {
    const { log, lines } = open();
    for (let index = 0; index < 1_000; index += 1) {
      log.error({ err: new TypeError(`sent ${index}`), path: `/${index}` }, "unexpected error");
      log.warn({ service: "sonarr" }, "no answer");
      log.warn({ service: "radarr" }, "no answer");
    }
    expect(lines.map(({ msg, service }) => [msg, service])).toEqual([
      ["unexpected error", undefined],
      ["no answer", "sonarr"],
      ["no answer", "radarr"],
    ]);
    vi.advanceTimersByTime(60_000);
    expect(lines.slice(3).map(({ repeats }) => repeats)).toEqual([999, 999, 999]);
    log.error({ err: new TypeError("again") }, "unexpected error");
    expect(lines).toHaveLength(7);
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(7);
  } finally {
    vi.useRealTimers();
  }
});

it("keeps every line below a warning, and redacts the others as before", () => {
  const { log, lines } = open();
  for (let index = 0; index < 10; index += 1) log.info("sign-in refused");
  log.warn({ token: "hush" }, "odd");
  expect(lines).toHaveLength(11);
  expect(lines[10]).toMatchObject({ token: "[redacted]", msg: "odd" });
});

it("removes secrets from messages, fields and errors, at any depth, and keeps the rest", () => {
  const { log, lines } = open();
  const cause = new TypeError("GET http://x.example/?apikey=k3y failed");
  const error = Object.assign(new Error("no answer", { cause }), {
    url: "wss://me:k3y@x.example/?token=k3y",
    request: Object.assign(new Error("inner, Bearer k3y-k3y"), { apiKey: "k3y" }),
  });
  log.info({ a: { b: [{ password: "k3y", kept: 1 }] }, at: new Date(0) }, "%s", "token=k3y");
  log.error({ err: error }, "failed with passkey=k3y");
  log.error({ err: new AggregateError([error], "all failed") }, "all");
  log.error({ err: "apikey=k3y" }, "no error");
  expect(lines).toHaveLength(4);
  expect(JSON.stringify(lines)).not.toContain("k3y");
  expect(lines[0]).toMatchObject({
    a: { b: [{ password: "[redacted]", kept: 1 }] },
    at: "1970-01-01T00:00:00.000Z",
    msg: "token=…",
  });
  expect(lines[1]).toMatchObject({
    msg: "failed with passkey=…",
    err: {
      type: "Error",
      message: "no answer: GET http://x.example/?apikey=… failed",
      url: "wss://…@x.example/?token=…",
      request: { message: "inner, Bearer …", apiKey: "[redacted]" },
      stack: expect.stringContaining("TypeError: GET http://x.example/?apikey=… failed"),
    },
  });
  expect(lines[2]).toMatchObject({ err: { aggregateErrors: [{ message: expect.any(String) }] } });
});
