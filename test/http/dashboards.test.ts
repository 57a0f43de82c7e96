import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openFrontDoor, withCookie } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const read = (name: string) =>
  readFileSync(new URL(`../../docs/dashboards/${name}`, import.meta.url), "utf8");

it("offers dashboards only figures that the tracker reports", async () => {
  const door = await openFrontDoor();
  await door.make.request({ problemCode: "STALLED" });
  await door.make.service("sonarr", { status: "UP" });
  const { id: requestId } = await door.make.request();
  await door.store.write((tx) =>
    tx.stageVisit.create({
      data: {
        requestId,
        ordinal: 0,
        state: "GRABBING",
        enteredDay: 1,
        leftDay: 1,
        seconds: 600,
        mediaType: "TV",
        isAnime: false,
      },
    }),
  );
  const ask = (path: string, headers: Record<string, string>) =>
    fetch(`${door.url}${path}`, { headers });
  const admin = { Authorization: `Bearer ${ADMIN_TOKEN}` };
  const metrics = await (await ask("/metrics", admin)).text();
  const known = new Set(
    [...metrics.matchAll(/^# TYPE (\S+) (\w+)/gm)].flatMap(([, name = "", type]) =>
      type === "histogram" ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    ),
  );
  const dashboard = JSON.parse(read("grafana.json")) as {
    panels: { targets: { expr: string }[] }[];
  };
  const used = dashboard.panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => expr.match(/\b(?:status_tracker|process|nodejs)_[a-z_]+/g) ?? []),
  );
  expect(used.length).toBeGreaterThan(15);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
  expect(metrics).toContain('status_tracker_stage_seconds_bucket{stage="GRABBING",le="300"} 0\n');
  expect(metrics).toContain('status_tracker_stage_seconds_bucket{stage="GRABBING",le="900"} 1\n');
  expect(metrics).toContain('status_tracker_stage_seconds_sum{stage="GRABBING"} 600\n');

  const widget = (await (await ask("/api/widget", admin)).json()) as object;
  const [{ Media }] = parse(read("homepage.yaml")) as [
    { Media: [{ "Status Tracker": { widget: { type: string; mappings: { field: string }[] } } }] },
  ];
  const homepage = Media[0]["Status Tracker"].widget;
  expect(homepage.type).toBe("customapi");
  const homarr = JSON.parse(read("homarr.json")) as { template: string };
  const fields = [
    ...homepage.mappings.map(({ field }) => field),
    ...[...homarr.template.matchAll(/data\.tracker\?\.(\w+)/g)].map(([, field]) => field ?? ""),
  ];
  expect(fields).toHaveLength(8);
  expect(fields.filter((field) => !Object.hasOwn(widget, field))).toEqual([]);
  const documented = [...read("README.md").matchAll(/`([a-z_]+)`/g)].map(([, name]) => name);
  expect(Object.keys(widget).filter((field) => !documented.includes(field))).toEqual([]);
});

it("counts in the widget what whoever asks made or follows, if they want that", async () => {
  const door = await openFrontDoor();
  const cookie = await signInAs(door, "VIEWER");
  const { id: personId } = await door.store.read.person.findFirstOrThrow();
  const { id: requestId } = await door.make.request({ state: "DOWNLOADING" });
  await door.make.request({ state: "DOWNLOADING" });
  const createdAt = new Date();
  await door.store.write((tx) => tx.follow.create({ data: { personId, requestId, createdAt } }));
  const total = async (query: string) => {
    const { headers } = withCookie(cookie);
    const response = await fetch(`${door.url}/api/widget${query}`, { headers });
    return ((await response.json()) as { total: number }).total;
  };
  expect([await total(""), await total("?scope=own")]).toEqual([2, 1]);
});

it("reports transitions from the first reading on, and how long the oldest webhook has waited", async () => {
  let now = new Date("2026-05-01T12:00:00Z");
  const door = await openFrontDoor({
    clock: { now: () => now, after: () => () => undefined },
  });
  const metric = async (name: string) => {
    const headers = { Authorization: `Bearer ${ADMIN_TOKEN}` };
    const text = await (await fetch(`${door.url}/metrics`, { headers })).text();
    return Number(
      text
        .split("\n")
        .find((line) => line.startsWith(`${name} `))
        ?.split(" ")[1],
    );
  };
  const downloading = 'status_tracker_transitions_total{state="DOWNLOADING"}';
  expect(await metric(downloading)).toBe(0);
  expect(await metric("status_tracker_event_lag_seconds")).toBe(0);
  const { id } = await door.make.request();
  const sequence = await door.make.transition(id, { to: "DOWNLOADING" });
  const row = await door.store.read.transition.findUniqueOrThrow({
    where: { sequence },
    include: { request: true },
  });
  door.announce({ sequence, transitions: [{ ...row, unit: null, delivery: null }] });
  await door.make.delivery({ status: "PENDING", receivedAt: now });
  now = new Date(now.getTime() + 7_000);
  expect(await metric(downloading)).toBe(1);
  expect(await metric("status_tracker_event_lag_seconds")).toBe(7);
});
