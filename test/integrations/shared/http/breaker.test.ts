import { expect, it } from "vitest";
import { Anything, connect, errorOf } from "../../../support/http.ts";
import { sendJson, startServer } from "../../arr/common/fake-server.ts";

/** A service whose answers the test sets, called without retries. */
async function startMoody(headers: Record<string, string> = {}) {
  const mood = { status: 200 };
  const clock = { now: Date.parse("2031-05-04T12:00:00Z") };
  const server = await startServer((_call, response) => {
    if (mood.status === 200) sendJson(response, {});
    else response.writeHead(mood.status, headers).end("{}");
  });
  const wakes = new EventTarget();
  const http = connect(server.url, { now: () => new Date(clock.now), wakes });
  const ask = () => http.get(Anything, "/api", {}, { isRepeatable: false });
  async function askOften(times: number): Promise<readonly string[]> {
    const codes: string[] = [];
    for (let call = 0; call < times; call += 1)
      codes.push(
        await ask().then(
          () => "fine",
          ({ code }: { code: string }) => code,
        ),
      );
    return codes;
  }
  return { mood, clock, server, wakes, ask, askOften };
}

it("pauses calls after five consecutive failures", async () => {
  const { mood, server, ask, askOften } = await startMoody();
  mood.status = 503;

  expect(await askOften(5)).toEqual(Array(5).fill("server-error"));
  const error = await errorOf(ask());

  expect(error.code).toBe("circuit-open");
  expect(error.message).toContain("the service failed (503)");
  expect(server.calls).toHaveLength(5);
});

it("permits one call to test the service, and doubles the pause when it fails", async () => {
  const { mood, clock, server, askOften, ask } = await startMoody();
  mood.status = 502;
  await askOften(5);

  clock.now += 10_000;
  expect(await askOften(2)).toEqual(["server-error", "circuit-open"]);
  clock.now += 19_999;
  expect(await askOften(1)).toEqual(["circuit-open"]);
  expect(server.calls).toHaveLength(6);

  mood.status = 200;
  clock.now += 1;
  const together = await Promise.allSettled([ask(), ask(), ask()]);
  expect(together.map(({ status }) => status).toSorted()).toEqual([
    "fulfilled",
    "rejected",
    "rejected",
  ]);
  expect(await askOften(3)).toEqual(["fine", "fine", "fine"]);

  // From here it starts over.
  mood.status = 502;
  expect(await askOften(6)).toEqual([...Array(5).fill("server-error"), "circuit-open"]);
});

it("never pauses longer than a minute", async () => {
  const { mood, clock, server, askOften } = await startMoody();
  mood.status = 503;
  await askOften(5);
  for (let round = 0; round < 9; round += 1) {
    clock.now += 60_000;
    await askOften(1);
  }
  expect(server.calls).toHaveLength(14);
});

it.each([404, 400, 500])("does not treat a %i as an outage", async (status) => {
  const { mood, server, askOften } = await startMoody();
  mood.status = status;
  await askOften(8);
  expect(server.calls).toHaveLength(8);
});

it("counts only consecutive failures", async () => {
  const { mood, server, askOften } = await startMoody();
  for (let round = 0; round < 3; round += 1) {
    mood.status = 503;
    await askOften(4);
    mood.status = 404;
    await askOften(1);
  }
  expect(server.calls).toHaveLength(15);
});

it("pauses calls with a refused key, and still reports the key", async () => {
  const { mood, clock, server, ask, askOften } = await startMoody();
  mood.status = 401;

  await askOften(10);
  const error = await errorOf(ask());

  expect(error.code).toBe("auth");
  expect(error.message).toContain("not tried again for a while");
  expect(server.calls).toHaveLength(10);
  clock.now += 59_000;
  await askOften(1);
  expect(server.calls).toHaveLength(10);
  clock.now += 1_000;
  mood.status = 200;
  expect(await askOften(2)).toEqual(["fine", "fine"]);
});

it("grants the pause that a service requests, ten minutes at most", async () => {
  const { mood, clock, server, askOften } = await startMoody({ "retry-after": "7200" });
  mood.status = 429;

  expect(await askOften(2)).toEqual(["rate-limited", "circuit-open"]);
  clock.now += 9 * 60_000;
  await askOften(1);
  expect(server.calls).toHaveLength(1);
  clock.now += 60_000;
  mood.status = 200;
  expect(await askOften(1)).toEqual(["fine"]);
});

it("retries at once when the service is seen again", async () => {
  const { mood, server, wakes, askOften } = await startMoody();
  mood.status = 503;
  await askOften(6);

  wakes.dispatchEvent(new Event("wake"));
  expect(await askOften(2)).toEqual(["server-error", "circuit-open"]);
  mood.status = 200;
  wakes.dispatchEvent(new Event("wake"));
  expect(await askOften(2)).toEqual(["fine", "fine"]);
  expect(server.calls).toHaveLength(8);
});
