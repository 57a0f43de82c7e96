import ICAL from "ical.js";
import { expect, it } from "vitest";
import { startSession } from "../../server/account/session.ts";
import type { Role } from "../../server/domain/role.ts";
import { readAtom } from "../support/atom.ts";
import { openFrontDoor, withCookie } from "../support/front-door.ts";

const DAY_MS = 86_400_000;
const TODAY = Math.floor(Date.now() / DAY_MS) * DAY_MS;
const inDays = (days: number, hour = 0) => new Date(TODAY + days * DAY_MS + hour * 3_600_000);

const PROBLEM = "IMPORT_BLOCKED";
const STUCK_UNIT = {
  problemCode: PROBLEM,
  problemSince: new Date("2026-05-02T10:00:00Z"),
  problemMessage: "No <file> fits & nobody looked.",
};

/** Ada made one request and follows nothing; the others are of somebody else. */
async function openHouse(role: Role = "REQUESTER") {
  const door = await openFrontDoor({ config: { basePath: "/tracker" } });
  const { make, store, account } = door;
  const createdAt = account.now();
  const { token } = await store.write(async (tx) => {
    const person = { id: "ada", name: "Ada", role, createdAt };
    await tx.person.create({ data: person });
    const known = { kind: "SEERR", provider: "seerr", subject: "7", name: "ada" };
    await tx.identity.create({ data: { id: "i", personId: "ada", ...known, createdAt } });
    const origin = { device: null, address: "" };
    return startSession(account, tx, { personId: "ada", provider: "local", origin });
  });
  const cookie = withCookie(`status_tracker_session=${token}`);
  const show = await make.request({
    problemCode: PROBLEM,
    title: 'Ferry; <Tides>, & "Night\\Shift"',
    requesterId: 7,
    runtimeMinutes: 50,
  });
  await make.unit(show.id, {
    ...STUCK_UNIT,
    id: "timed",
    number: 2,
    airDate: inDays(3, 15),
    state: "UNAIRED",
    title: `${"長い題名、".repeat(20)}\u0007 end`,
  });
  await make.unit(show.id, { id: "day", number: 3, airDate: inDays(9), isDayOnly: true });
  await make.unit(show.id, { number: 4, airDate: inDays(800) });
  await make.unit(show.id, { number: 5, airDate: inDays(4), state: "DELETED" });
  const movie = await make.request({
    title: "Somebody Else's Movie",
    mediaType: "MOVIE",
    requesterId: 8,
    year: 2031,
    state: "AVAILABLE",
    stateChangedAt: new Date("2026-05-01T10:00:00Z"),
  });
  await make.unit(movie.id, { id: "movie", season: null, number: null, airDate: inDays(-2) });
  return { door, cookie, show: show.id, movie: movie.id };
}

type House = Awaited<ReturnType<typeof openHouse>>;

/** Creates a feed address and returns the URLs of its feeds. */
async function subscribe({ door, cookie }: House) {
  const { data, errors } = await door.query(
    "mutation { createFeedAddress { calendarUrl newsUrl feedAddress { lastUsedAt } } }",
    {},
    cookie,
  );
  expect(errors).toBeUndefined();
  const { calendarUrl, newsUrl } = data.createFeedAddress as Record<
    "calendarUrl" | "newsUrl",
    string
  >;
  const { origin } = new URL(door.url);
  return { calendar: `${origin}${calendarUrl}`, news: `${origin}${newsUrl}` };
}

async function readCalendar(url: string) {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  const text = await response.text();
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  return { response, text, calendar, events };
}

it("serves a calendar that programs can read: days without a time, stable UIDs, escaped and folded", async () => {
  const house = await openHouse("ADMIN");
  const { calendar: url } = await subscribe(house);
  const { response, text, calendar, events } = await readCalendar(url);
  expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
  expect(calendar.getFirstPropertyValue("prodid")).toBe("-//Status Tracker//Calendar//EN");
  expect(events.map(({ uid }) => uid)).toEqual(
    ["movie", "timed", "day"].map((id) => `${id}@status-tracker.invalid`),
  );
  const [movie, timed, day] = events;
  expect(movie?.startDate).toMatchObject({ isDate: true });
  expect(movie?.summary).toBe("Somebody Else's Movie (2031)");
  expect(timed?.startDate.toJSDate()).toEqual(inDays(3, 15));
  expect(timed?.duration.toSeconds()).toBe(50 * 60);
  expect(timed?.summary).toBe(
    `Ferry; <Tides>, & "Night\\Shift" S01E02 – ${"長い題名、".repeat(20)}  end`,
  );
  expect(timed?.component.getFirstPropertyValue("url")).toBe(
    `${house.door.url}/request/${house.show}`,
  );
  expect(timed?.description).toBe(`Not out yet\n${house.door.url}/request/${house.show}`);
  expect(day?.startDate.toString()).toBe(inDays(9).toISOString().slice(0, 10));
  expect(day?.endDate.toString()).toBe(inDays(10).toISOString().slice(0, 10));
  for (const line of text.split("\r\n"))
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  expect(text).not.toMatch(/[^\r]\n/);
});

it("serves an Atom feed with one entry per request that is ready, needs somebody or failed", async () => {
  const house = await openHouse("ADMIN");
  const { door, show, movie } = house;
  const failed = await door.make.request({
    title: "Lost",
    state: "FAILED",
    stateReason: "The service refused it.",
    stateChangedAt: new Date("2026-05-03T10:00:00Z"),
  });
  await door.make.request({ title: "On its way", state: "DOWNLOADING" });
  const { news } = await subscribe(house);
  const response = await fetch(news);
  expect(response.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
  const { self, entries } = readAtom(await response.text());
  expect(self).toBe(news);
  expect(entries).toEqual([
    {
      id: `tag:status-tracker.invalid,2026:request/${failed.id}/failed`,
      title: "Lost: Failed",
      updated: "2026-05-03T10:00:00.000Z",
      summary: "The service refused it.",
      category: "FAILED",
      href: `${door.url}/request/${failed.id}`,
    },
    {
      id: `tag:status-tracker.invalid,2026:request/${show}/needs_human`,
      title: 'Ferry; <Tides>, & "Night\\Shift" needs attention',
      updated: "2026-05-02T10:00:00.000Z",
      summary: "No <file> fits & nobody looked.",
      category: "NEEDS_HUMAN",
      href: `${door.url}/request/${show}`,
    },
    {
      id: `tag:status-tracker.invalid,2026:request/${movie}/ready`,
      title: "Somebody Else's Movie (2031) is ready to watch",
      updated: "2026-05-01T10:00:00.000Z",
      summary: "Somebody Else's Movie (2031) is ready to watch",
      category: "READY",
      href: `${door.url}/request/${movie}`,
    },
  ]);
});

it("shows what its person may see at the moment, and nothing once that person may not sign in", async () => {
  const house = await openHouse("VIEWER");
  const { door } = house;
  const { calendar, news } = await subscribe(house);
  const shown = async (query = "") => ({
    releases: (await readCalendar(`${calendar}${query}`)).events.map(
      ({ uid }) => uid.split("@")[0],
    ),
    news: readAtom(await (await fetch(`${news}${query}`)).text()).entries.map(({ href }) =>
      href.split("/").at(-1),
    ),
  });
  const change = (data: { role?: Role; isEnabled?: boolean }) =>
    door.store.write((tx) => tx.person.updateMany({ where: { id: "ada" }, data }));
  const all = { releases: ["movie", "timed", "day"], news: [house.show, house.movie] };
  const own = { releases: ["timed", "day"], news: [house.show] };

  expect(await shown()).toEqual(all);
  expect(await shown("?scope=own")).toEqual(own);
  await change({ role: "REQUESTER" });
  expect(await shown()).toEqual(own);
  await change({ isEnabled: false });
  expect((await fetch(calendar)).status).toBe(404);
  await change({ isEnabled: true });
  await door.store.write((tx) => tx.person.deleteMany({ where: { id: "ada" } }));
  expect([(await fetch(calendar)).status, (await fetch(news)).status]).toEqual([404, 404]);
});

it("is made anew and revoked, shows its address once and says when it was read", async () => {
  const house = await openHouse();
  const { door, cookie } = house;
  const ask = async (document: string) => {
    const { data, errors } = await door.query(document, {}, cookie);
    expect(errors).toBeUndefined();
    return data;
  };
  const find = async () =>
    (await ask("{ feedAddress { createdAt lastUsedAt } }")).feedAddress as {
      lastUsedAt: string | null;
    } | null;
  expect(await find()).toBeNull();
  const first = await subscribe(house);
  expect((await find())?.lastUsedAt).toBeNull();
  expect((await fetch(first.calendar)).status).toBe(200);
  expect((await find())?.lastUsedAt).not.toBeNull();
  const second = await subscribe(house);
  expect((await fetch(first.calendar)).status).toBe(404);
  expect((await fetch(second.calendar)).status).toBe(200);
  expect((await ask("mutation { revokeFeedAddress }")).revokeFeedAddress).toBe(true);
  expect((await ask("mutation { revokeFeedAddress }")).revokeFeedAddress).toBe(false);
  expect((await fetch(second.news)).status).toBe(404);

  const { data } = await door.query("{ auditLog(first: 10) { nodes { messageCode } } }");
  const codes = (data.auditLog.nodes as { messageCode: string }[]).map((node) => node.messageCode);
  expect(codes.filter((code) => code.startsWith("FEED"))).toEqual([
    "FEED_ADDRESS_REVOKED",
    "FEED_ADDRESS_CREATED",
    "FEED_ADDRESS_CREATED",
  ]);
  const secret = second.calendar.split("/").at(-2) ?? "";
  expect(secret).toHaveLength(43);
  const rows = await door.store.read.feedAddress.findMany();
  expect(JSON.stringify(rows) + door.logged()).not.toContain(secret);
  // ADMIN_TOKEN is nobody.
  const refused = await door.query("mutation { createFeedAddress { calendarUrl } }");
  expect(refused.errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
});

it("answers 304 to a program that has it, keeps its address from others, and delays guessing", async () => {
  const house = await openHouse();
  const { door } = house;
  const { calendar, news } = await subscribe(house);
  for (const url of [calendar, news]) {
    const { status, headers } = await fetch(url);
    expect(status).toBe(200);
    const etag = headers.get("etag") ?? "";
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "private, no-cache",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow, noarchive",
    });
    const again = await fetch(url, { headers: { "If-None-Match": `"other", W/${etag}` } });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    const head = await fetch(url, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect((await fetch(url, { method: "POST" })).status).toBe(405);
    const { id } = await door.make.request({ problemCode: PROBLEM, title: "New", requesterId: 7 });
    await door.make.unit(id, { ...STUCK_UNIT, airDate: inDays(1) });
    expect((await fetch(url, { headers: { "If-None-Match": etag } })).status).toBe(200);
  }
  const wrong = new Set<number>();
  for (let tries = 0; tries < 110; tries += 1)
    wrong.add((await fetch(`${door.url}/feeds/wrong-${tries}/calendar.ics`)).status);
  expect([...wrong]).toEqual([404, 429]);
  // Whoever has the address is not delayed by those who guess.
  expect((await fetch(calendar)).status).toBe(200);

  door.store.read.unit.findMany = () => {
    throw new Error("the disk is gone");
  };
  expect((await fetch(calendar)).status).toBe(500);
  expect(door.logged()).toContain("/feeds/…/calendar.ics");
  expect(door.logged()).not.toContain(calendar.split("/").at(-2));
});
