import { describe, expect, it } from "vitest";
import type { Clock } from "../../server/tracking/core/clock.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openSocket } from "../support/client.ts";
import { openEventStream } from "../support/event-stream.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const BEARER = { Authorization: `Bearer ${ADMIN_TOKEN}` };

/** Figures by name with labels, as Prometheus reads them; a line it could not read fails the test. */
function parse(text: string): ReadonlyMap<string, number> {
  expect(text.endsWith("\n")).toBe(true);
  const figures = new Map<string, number>();
  for (const line of text.split("\n").filter((each) => each !== "")) {
    if (/^# (HELP [a-z0-9_]+ .+|TYPE [a-z0-9_]+ (gauge|counter|histogram))$/.test(line)) continue;
    const match = /^([a-z0-9_]+(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*",?)+\})?) (\S+)$/.exec(line);
    expect(match, line).not.toBeNull();
    const [, name = "", value = ""] = match ?? [];
    expect(figures.has(name), `${name} is reported once`).toBe(false);
    figures.set(name, Number(value));
  }
  return figures;
}

async function scrape({ url }: FrontDoor): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`${url}/metrics`, { headers: BEARER });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  return parse(await response.text());
}

describe.each(["/metrics", "/api/widget"])("%s", (path) => {
  it("requires a token or a session", async () => {
    const door = await openFrontDoor();
    const get = async (headers: Record<string, string> = {}, query = "") =>
      (await fetch(`${door.url}${path}${query}`, { headers })).status;

    expect(await get()).toBe(401);
    expect(await get({ Authorization: "Bearer not-the-token" })).toBe(401);
    expect(await get({ Cookie: "tracker_session=made-up" })).toBe(401);
    // A token in an address ends up in logs.
    expect(await get({}, `?token=${ADMIN_TOKEN}`)).toBe(401);
    expect(await get(BEARER)).toBe(200);
    expect(await get({ Cookie: await signIn(door) })).toBe(200);
  });

  it("can only be read", async () => {
    const door = await openFrontDoor();
    const response = await fetch(`${door.url}${path}`, { method: "POST", headers: BEARER });
    expect(response.status).toBe(405);
  });

  it("is served under the base path, and never cached", async () => {
    const door = await openFrontDoor({ config: { basePath: "/tracker" } });
    const response = await fetch(`${door.url}${path}`, { headers: BEARER });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});

async function signIn(door: FrontDoor): Promise<string> {
  const { headers } = await door.query(
    `mutation($code: String!) {
      setUpAdmin(code: $code, username: "ada", password: "a long enough password") { name } }`,
    { code: door.account.setUp.code },
    { token: null },
  );
  return headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

describe("the metrics", () => {
  it("count requests, webhooks and problems, including zeros", async () => {
    const door = await openFrontDoor();
    await door.make.request({ state: "DOWNLOADING" });
    await door.make.request({ state: "DOWNLOADING", problemCode: "STALLED" });
    await door.make.delivery({ status: "PENDING" });
    await door.make.delivery({ status: "APPLIED" });

    const figures = await scrape(door);

    expect(figures.get('status_tracker_info{version="1.2.3"}')).toBe(1);
    expect(figures.get('status_tracker_requests{state="DOWNLOADING"}')).toBe(2);
    expect(figures.get('status_tracker_requests{state="AVAILABLE"}')).toBe(0);
    expect(figures.get('status_tracker_problems{code="STALLED"}')).toBe(1);
    expect(figures.get('status_tracker_deliveries{status="APPLIED"}')).toBe(1);
    expect(figures.get('status_tracker_deliveries{status="FAILED"}')).toBe(0);
    expect(figures.get("status_tracker_inbox_pending")).toBe(1);
  });

  it("report whether each service is up, and its calls", async () => {
    const door = await openFrontDoor();
    const { services } = door.tracking;
    await door.make.service("sonarr", { status: "UP", lastSeenAt: new Date(1_700_000_000_000) });
    await door.make.service("radarr", { kind: "RADARR", status: "DOWN" });
    await door.make.service("off", { status: "UP", isEnabled: false });
    const meter = services.running.get("sonarr")?.meter;
    for (const ms of [4, 40, 400]) meter?.recordCall({ ms, error: null });
    meter?.recordCall({ ms: 15_000, error: "timeout" });

    const figures = await scrape(door);

    const of = (name: string) => figures.get(`status_tracker_service_${name}`);
    expect(of('up{service="sonarr",kind="SONARR"}')).toBe(1);
    expect(of('up{service="radarr",kind="RADARR"}')).toBe(0);
    expect(of('up{service="off",kind="SONARR"}')).toBeUndefined();
    expect(of('last_seen_timestamp_seconds{service="sonarr"}')).toBe(1_700_000_000);
    expect(of('calls_total{service="sonarr",outcome="ok"}')).toBe(3);
    expect(of('calls_total{service="sonarr",outcome="timeout"}')).toBe(1);
    expect(of('calls_per_minute{service="sonarr"}')).toBe(4);
    const duration = (suffix: string) => of(`call_duration_seconds_${suffix}`);
    expect(duration('bucket{service="sonarr",le="0.05"}')).toBe(2);
    expect(duration('bucket{service="sonarr",le="10"}')).toBe(3);
    expect(duration('bucket{service="sonarr",le="+Inf"}')).toBe(4);
    expect(duration('count{service="sonarr"}')).toBe(4);
    expect(duration('sum{service="sonarr"}')).toBeCloseTo(15.444);
  });

  it("count sockets and the subscriptions on them and on event streams", async () => {
    const door = await openFrontDoor();
    const open = async () => {
      const figures = await scrape(door);
      return ["sockets", "subscriptions", "shared_executions"].map((name) =>
        figures.get(`status_tracker_${name}`),
      );
    };
    expect(await open()).toEqual([0, 0, 0]);

    const sockets = [await openSocket(door.socketUrl), await openSocket(door.socketUrl)];
    for (const socket of sockets) {
      socket.subscribe("subscription { serviceChanged { slug } }");
      await socket.settled();
    }
    const stream = await openEventStream(door.url, "subscription { serviceChanged { slug } }");
    expect(await open()).toEqual([2, 3, 2]);

    for (const socket of sockets) socket.close();
    stream.close();
    await expect.poll(open).toEqual([0, 0, 0]);
  });

  it("report the process", async () => {
    const figures = await scrape(await openFrontDoor());
    expect(figures.get("process_resident_memory_bytes")).toBeGreaterThan(10e6);
    expect(figures.get("nodejs_heap_size_used_bytes")).toBeGreaterThan(1e6);
    expect(figures.get("process_cpu_user_seconds_total")).toBeGreaterThan(0);
    expect(figures.get("nodejs_eventloop_lag_seconds")).toBeLessThan(10);
    expect(figures.get("process_start_time_seconds")).toBeLessThanOrEqual(Date.now() / 1_000);
  });

  it("escape what would break a line", async () => {
    const door = await openFrontDoor();
    await door.make.request({ problemCode: 'a "b" \\ c\nd' });

    const figures = await scrape(door);

    expect(figures.get('status_tracker_problems{code="a \\"b\\" \\\\ c\\nd"}')).toBe(1);
  });
});

describe("the widget", () => {
  it("is flat, and counts requests in progress and those that became available today", async () => {
    const now = new Date(2031, 4, 4, 18, 0);
    const clock: Clock = { now: () => now, after: () => () => undefined };
    const door = await openFrontDoor({ clock });
    const today = new Date(2031, 4, 4, 0, 1);
    const yesterday = new Date(2031, 4, 3, 23, 59);
    await door.make.request({ state: "REQUESTED" });
    await door.make.request({ state: "DOWNLOADING", problemCode: "STALLED" });
    await door.make.request({ state: "ANIME_MATCHING" });
    const finished = { state: "AVAILABLE", isFinished: true };
    const show = await door.make.request({ ...finished, stateChangedAt: today });
    await door.make.request({ ...finished, stateChangedAt: yesterday });
    await door.make.unit(show.id, { state: "AVAILABLE", stateChangedAt: today });
    await door.make.unit(show.id, { state: "AVAILABLE", stateChangedAt: yesterday });
    await door.make.unit(show.id, { season: null, state: "AVAILABLE", stateChangedAt: today });
    await door.make.download({ state: "DOWNLOADING", speed: 1_500 });
    await door.make.download({ state: "DOWNLOADING", speed: 500 });
    await door.make.download({ state: "IMPORTED", speed: 9_000 });
    await door.make.delivery({ status: "PENDING" });
    await door.make.service("sonarr", { status: "UP" });
    await door.make.service("radarr", { status: "DOWN" });
    await door.make.service("off", { status: "DOWN", isEnabled: false });

    const response = await fetch(`${door.url}/api/widget`, { headers: BEARER });

    expect(await response.json()).toEqual({
      total: 5,
      active: 3,
      waiting_for_approval: 1,
      downloading: 1,
      processing: 1,
      ready_today: 1,
      episodes_ready_today: 1,
      problems: 1,
      bytes_per_second: 2_000,
      pending_deliveries: 1,
      services_up: 1,
      services_down: 1,
      version: "1.2.3",
    });
  });

  it("is about one's own requests for a requester, without services and the inbox", async () => {
    const door = await openFrontDoor();
    const cookie = await signInAs(door, "REQUESTER");
    const { id: personId } = await door.store.read.person.findFirstOrThrow();
    const { id } = await door.make.request({ state: "DOWNLOADING" });
    await door.make.request({ state: "DOWNLOADING", problemCode: "STALLED" });
    for (const [request, speed] of [
      [id, 100],
      [(await door.make.request()).id, 900],
    ] as const) {
      const unit = await door.make.unit(request, { state: "DOWNLOADING" });
      await door.make.attempt(unit.id, (await door.make.download({ speed })).id);
    }
    await door.store.write((tx) =>
      tx.follow.create({ data: { personId, requestId: id, createdAt: new Date() } }),
    );
    const response = await fetch(`${door.url}/api/widget`, { headers: { Cookie: cookie } });
    expect(await response.json()).toEqual({
      total: 1,
      active: 1,
      waiting_for_approval: 0,
      downloading: 1,
      processing: 0,
      ready_today: 0,
      episodes_ready_today: 0,
      problems: 0,
      bytes_per_second: 100,
      version: "1.2.3",
    });
  });
});
