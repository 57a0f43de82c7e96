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
