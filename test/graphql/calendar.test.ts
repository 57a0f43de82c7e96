import { expect, it } from "vitest";
import { openFrontDoor, withCookie, type FrontDoor } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const CALENDAR = `query ($from: DateTime!, $to: DateTime!, $first: Int, $after: String, $scope: RequestScope) {
  calendar(from: $from, to: $to, first: $first, after: $after, scope: $scope) {
    nodes { id date isDayOnly state episode { season number isDayOnly } request { title isNextAirDateDayOnly } }
    pageInfo { hasNextPage endCursor } } }`;

const DECEMBER = { from: "2031-12-01T00:00:00Z", to: "2032-01-01T00:00:00Z" };
const on = (day: number, hour = 15) => new Date(Date.UTC(2031, 11, day, hour));

async function openHouse() {
  const door = await openFrontDoor();
  const { make } = door;
  const show = await make.request({ title: "Show", requesterId: 7 });
  await make.unit(show.id, { number: 2, airDate: on(11), state: "UNAIRED" });
  await make.unit(show.id, { number: 1, airDate: on(4), state: "AVAILABLE" });
  await make.unit(show.id, { number: 3, airDate: on(18, 0), isDayOnly: true, state: "UNAIRED" });
  await make.unit(show.id, { number: 4, airDate: on(32), state: "UNAIRED" });
  await make.unit(show.id, { number: 5, airDate: null });
  await make.unit(show.id, { season: 0, number: 1, airDate: on(5), isWanted: false });
  await make.unit(show.id, { number: 6, airDate: on(6), state: "DELETED" });
  const movie = await make.request({ title: "Movie", mediaType: "MOVIE", requesterId: 8 });
  await make.unit(movie.id, { season: null, number: null, airDate: on(11, 0), state: "UNAIRED" });
  return { door, show: show.id, movie: movie.id };
}

async function askAll(door: FrontDoor, variables: object, init?: ReturnType<typeof withCookie>) {
  const { data, errors } = await door.query(CALENDAR, { ...DECEMBER, ...variables }, init);
  expect(errors).toBeUndefined();
  return data.calendar;
}

const titlesOf = ({
  nodes,
}: {
  nodes: { request: { title: string }; episode: { number: number } | null }[];
}) => nodes.map(({ request, episode }) => `${request.title} ${episode?.number ?? ""}`.trim());

it("lists what is released in a range in order, with its state, and dates without a time as such", async () => {
  const { door } = await openHouse();
  const { nodes } = await askAll(door, { first: 100 });
  expect(nodes).toMatchObject([
    {
      date: "2031-12-04T15:00:00.000Z",
      isDayOnly: false,
      state: "AVAILABLE",
      episode: { number: 1 },
    },
    {
      date: "2031-12-11T00:00:00.000Z",
      isDayOnly: true,
      episode: null,
      // Not derived yet: a movie never has a time.
      request: { title: "Movie", isNextAirDateDayOnly: true },
    },
    {
      date: "2031-12-11T15:00:00.000Z",
      isDayOnly: false,
      episode: { season: 1, number: 2, isDayOnly: false },
      request: { title: "Show", isNextAirDateDayOnly: false },
    },
    {
      date: "2031-12-18T00:00:00.000Z",
      isDayOnly: true,
      episode: { number: 3, isDayOnly: true },
    },
  ]);
});

it("is read page by page, and refuses a range that is too long or turned round", async () => {
  const { door } = await openHouse();
  const first = await askAll(door, { first: 3 });
  expect(titlesOf(first)).toEqual(["Show 1", "Movie", "Show 2"]);
  expect(first.pageInfo.hasNextPage).toBe(true);
  const rest = await askAll(door, { first: 3, after: first.pageInfo.endCursor });
  expect(titlesOf(rest)).toEqual(["Show 3"]);
  expect(rest.pageInfo.hasNextPage).toBe(false);

  const codeOf = async (variables: object) => {
    const { errors } = await door.query(CALENDAR, { ...DECEMBER, ...variables });
    return errors?.[0]?.extensions["code"];
  };
  expect(await codeOf({ to: "2032-03-01T00:00:00Z" })).toBe("LIMIT");
  expect(await codeOf({ to: DECEMBER.from })).toBe("BAD_INPUT");
  expect(await codeOf({ first: 101 })).toBe("LIMIT");
});

it("shows a requester what they made or follow, and everybody their own on demand", async () => {
  const { door, movie } = await openHouse();
  const requester = withCookie(await signInAs(door, "REQUESTER"));
  const viewer = withCookie(await signInAs(door, "VIEWER"));
  const people = await door.store.read.person.findMany();
  await door.store.write((tx) =>
    tx.identity.createMany({
      data: people.map(({ id }) => ({
        id: `identity of ${id}`,
        personId: id,
        kind: "SEERR",
        provider: "seerr",
        subject: people.find((person) => person.id === id)?.role === "REQUESTER" ? "7" : "99",
        name: "Mika",
        createdAt: new Date(),
      })),
    }),
  );
  expect(titlesOf(await askAll(door, {}, requester))).toEqual(["Show 1", "Show 2", "Show 3"]);
  expect(titlesOf(await askAll(door, {}, viewer))).toHaveLength(4);
  const own = { scope: "OWN" };
  expect(titlesOf(await askAll(door, own, requester))).toHaveLength(3);
  expect(titlesOf(await askAll(door, own, viewer))).toEqual([]);
  await door.query("mutation ($id: ID!) { followRequest(id: $id) { id } }", { id: movie }, viewer);
  expect(titlesOf(await askAll(door, own, viewer))).toEqual(["Movie"]);
  // ADMIN_TOKEN is nobody: nothing is its own.
  expect(titlesOf(await askAll(door, own))).toEqual([]);
});
