import { cleanup, fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it, onTestFinished, vi } from "vitest";
import type { RequestCard } from "../../../client/feature/request-list/document.ts";
import { matchesFilter } from "../../../client/feature/request-list/filter.ts";
import {
  hold,
  insertByTitle,
  isActivity,
  settle,
} from "../../../client/feature/request-list/order.ts";
import type { RequestFilter } from "../../../client/graphql/graphql.ts";
import { HomePage } from "../../../client/page/home.tsx";
import { turnShortcuts } from "../../../client/ui/shortcut.ts";
import { NO_OWN, cardOf } from "../support/card.ts";
import { stubDialogs } from "../support/dialog.ts";
import { type Answer, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { problemOf } from "../support/problem.ts";

stubDialogs();

const STATS = {
  ...NO_OWN,
  stats: { requests: 3, active: 2, states: [{ state: "AVAILABLE", count: 1 }] },
};

const NO_MORE = { hasNextPage: false, endCursor: null };

/** An action whose effect is awaited. */
const NO_OUTCOME = {
  message: "",
  messageCode: null,
  messageParams: null,
  createdAt: "2025-11-22T19:00:00Z",
  endedAt: null,
};

function createTracker(
  rows: readonly RequestCard[],
  count = STATS,
  more: Record<string, Answer> = {},
) {
  return createFakeTracker({
    ...more,
    FoundCount: () => ({
      active: { totalCount: 0 },
      mine: { totalCount: 0 },
      followed: { totalCount: 0 },
      ready: { totalCount: 0 },
      all: { totalCount: 0 },
    }),
    RequestListCount: () => count,
    Services: () => ({ services: [] }),
    RequestList: ({ filter }) => {
      const nodes = rows.filter((row) => matchesFilter(row, filter as RequestFilter, false));
      return {
        requests: {
          nodes,
          pageInfo: { hasNextPage: false, endCursor: null },
          totalCount: nodes.length,
        },
      };
    },
  });
}

const movie = cardOf({
  id: "dune",
  title: "Dune",
  mediaType: "MOVIE",
  state: "IMPORTING",
  version: "5",
});
const show = cardOf({
  id: "lycoris",
  title: "Lycoris Recoil",
  state: "DOWNLOADING",
  progress: 0.64,
  counts: { total: 13, aired: 13, available: 4, downloading: 9 },
  version: "6",
});
const sectionOf = (title: string, selector = "*") =>
  within(screen.getByText(title, { selector }).closest("section") ?? document.body);
const titles = (title: string, selector = "*") =>
  sectionOf(title, selector)
    .getAllByRole("heading", { level: 3 })
    .map((heading) => heading.textContent?.split(" ")[0]);

it("isolates a title whose direction would rearrange what stands beside it", async () => {
  const hostile = cardOf({ id: "up", title: "\u202eUp", mediaType: "MOVIE", is4k: true });
  renderPage(HomePage, createTracker([hostile]));
  const [heading] = await screen.findAllByRole("heading", { level: 3 });
  expect(heading?.querySelector("bdi")?.textContent).toBe("\u202eUp");
  expect(heading?.lastElementChild?.tagName).toBe("SMALL");
});

it("shows the state of each request and how much is ready", async () => {
  renderPage(HomePage, createTracker([movie, show]));
  expect(await screen.findByText("Downloading 64 %")).toBeTruthy();
  expect(screen.getByText("4 of 13 ready")).toBeTruthy();
  expect(screen.getByRole("link", { name: /Lycoris Recoil/ }).getAttribute("href")).toBe(
    "/request/lycoris",
  );
  await waitFor(() => expect(document.title).toBe("(2) Status Tracker"));
});

it("shows the ETA of the running downloads while the rest has not been found, and never any moment", async () => {
  const soon = new Date(Date.now() + 20_000).toISOString();
  const counts = { total: 6, aired: 6, approved: 5, downloading: 1 };
  const tracker = createTracker([cardOf({ ...show, counts, downloadEta: soon })]);
  renderPage(HomePage, tracker);
  const card = await screen.findByRole("link", { name: /Lycoris Recoil/ });
  expect(card.textContent).toContain("next in under 1 min");
  expect(card.textContent).not.toContain("moment");
  tracker.push("RequestListChanged", {
    requestChanged: { ...show, eta: soon, downloadEta: soon, version: "8" },
  });
  await waitFor(() => expect(card.textContent).not.toContain("next"));
  expect(card.textContent).toContain("in under 1 min");
});

it("applies a newer version and ignores an older one", async () => {
  const tracker = createTracker([movie, show]);
  renderPage(HomePage, tracker);
  await screen.findByText("Downloading 64 %");
  tracker.push("RequestListChanged", { requestChanged: { ...show, progress: 0.7, version: "8" } });
  expect(await screen.findByText("Downloading 70 %")).toBeTruthy();
  tracker.push("RequestListChanged", { requestChanged: { ...show, progress: 0.66, version: "7" } });
  expect(screen.getByText("Downloading 70 %")).toBeTruthy();
});

it("keeps every card in its place when its state changes, and adds new ones in front", async () => {
  const tracker = createTracker([movie, show]);
  renderPage(HomePage, tracker);
  await screen.findByText("Downloading 64 %");
  tracker.push("RequestListChanged", { requestChanged: { ...show, progress: 0.65, version: "8" } });
  await screen.findByText("Downloading 65 %");
  expect(titles("Arriving")).toEqual(["Dune", "Lycoris"]);
  tracker.push("RequestListChanged", {
    requestChanged: { ...show, state: "IMPORTING", version: "9" },
  });
  await waitFor(() => expect(screen.queryByText("Downloading 65 %")).toBeNull());
  expect(titles("Arriving")).toEqual(["Dune", "Lycoris"]);
  tracker.push("RequestListChanged", {
    requestChanged: cardOf({ id: "new", title: "Severance", state: "GRABBING", version: "10" }),
  });
  await waitFor(() => expect(titles("Arriving")).toEqual(["Severance", "Dune", "Lycoris"]));
});

it("moves no card while one is hovered or focused", async () => {
  const tracker = createTracker([movie, show]);
  renderPage(HomePage, tracker);
  await screen.findByText("Downloading 64 %");
  const card = screen.getByRole("link", { name: /Dune/ });
  fireEvent.pointerOver(card);
  const ready = { ...show, state: "AVAILABLE" as const, isFinished: true, version: "9" };
  tracker.push("RequestListChanged", { requestChanged: ready });
  tracker.push("RequestListChanged", {
    requestChanged: cardOf({ id: "new", title: "Severance", state: "GRABBING", version: "10" }),
  });
  await waitFor(() => expect(sectionOf("Arriving").queryByText("Downloading 64 %")).toBeNull());
  expect(titles("Arriving")).toEqual(["Dune", "Lycoris"]);
  card.focus();
  fireEvent.pointerOver(document.body);
  expect(titles("Arriving")).toEqual(["Dune", "Lycoris"]);
  card.blur();
  await waitFor(() => expect(titles("Arriving")).toEqual(["Severance", "Dune"]));
});

it("returns to the list as it was, at its place", async () => {
  const scrollTo = vi.spyOn(window, "scrollTo").mockImplementation(() => {});
  const rows = [movie];
  const tracker = createTracker(rows);
  renderPage(HomePage, tracker, "/?show=all", "/");
  await screen.findByRole("link", { name: /Dune/ });
  tracker.push("RequestListChanged", { requestChanged: show });
  await screen.findByRole("link", { name: /Lycoris Recoil/ });
  vi.spyOn(window, "scrollY", "get").mockReturnValue(900);
  fireEvent.click(await screen.findByRole("link", { name: /Dune/ }));
  await waitFor(() => expect(screen.queryByRole("link", { name: /Dune/ })).toBeNull());
  rows.push(show);
  history.back();
  // At once, before the server has answered.
  expect(await screen.findByRole("link", { name: /Dune/ })).toBeTruthy();
  const headings = screen.getAllByRole("heading", { level: 3 });
  expect(headings.map(({ textContent }) => textContent?.split(" ")[0])).toEqual([
    "Lycoris",
    "Dune",
  ]);
  await waitFor(() => expect(scrollTo).toHaveBeenLastCalledWith(0, 900));
});

it("leaves the end of a very long list as it is when only its beginning is read again", () => {
  expect(settle(["a", "b", "c", "d"], ["x", "b", "a"], true)).toEqual(["x", "a", "b", "c", "d"]);
  expect(settle(["a", "b", "c", "d"], ["b"], true)).toEqual(["b", "c", "d"]);
  expect(settle(["a", "b", "c", "d"], ["b"])).toEqual(["b"]);
});

it("puts a new title where it belongs in a list by title", () => {
  const titleOf = (id: string) => ({ a: "Akira", d: "Dune" })[id];
  const insert = (title: string) => insertByTitle(["a", "d"], { id: "new", title }, titleOf);
  expect(insert("Belle")).toEqual(["a", "new", "d"]);
  expect(insert("Zero")).toEqual(["a", "d", "new"]);
});

it("settles a list that is read again: what is shown stays, what is new follows its neighbour", () => {
  expect(settle(["c", "a", "b"], ["x", "a", "b", "y", "c", "z"])).toEqual([
    "x",
    "c",
    "z",
    "a",
    "b",
    "y",
  ]);
  expect(settle(["a", "b", "c"], ["c", "b"])).toEqual(["b", "c"]);
  expect(settle([], ["a", "b"])).toEqual(["a", "b"]);
});

it("holds what is shown, and only appends", () => {
  expect(hold(["a", "b"], ["new", "b", "c"])).toEqual(["a", "b", "c"]);
  expect(hold([], ["a"])).toEqual(["a"]);
});

it("moves an available request to the recently ready ones, and a stuck one to the top", async () => {
  const tracker = createTracker([movie, show]);
  renderPage(HomePage, tracker);
  await screen.findByText("Downloading 64 %");
  tracker.push("RequestListChanged", {
    requestChanged: {
      ...movie,
      state: "AVAILABLE",
      isFinished: true,
      isComplete: true,
      version: "9",
    },
  });
  expect(await screen.findByText("Recently ready")).toBeTruthy();
  expect(titles("Arriving")).toEqual(["Lycoris"]);
  const problem = problemOf({ message: "The disk is full." });
  tracker.push("RequestListChanged", { requestChanged: { ...show, problem, version: "10" } });
  expect(await screen.findByText("Needs attention")).toBeTruthy();
  expect(sectionOf("Needs attention").getByText("The disk is full.")).toBeTruthy();
});

it("keeps a request that only waits among those that wait, with the time until it continues", async () => {
  const problem = problemOf({
    code: "DELAYED",
    severity: "WAITING",
    message: "A release was found and is held back for a while.",
    until: new Date(Date.now() + 6.2 * 60_000).toISOString(),
  });
  renderPage(HomePage, createTracker([{ ...movie, state: "APPROVED", problem }, show]));
  const words = await screen.findByText("A release was found and is held back for a while.");
  expect(screen.queryByText("Needs attention")).toBeNull();
  expect(words.closest(".notice")?.classList).toContain("is-waiting");
  expect(sectionOf("Waiting").getByText("for another 6 min")).toBeTruthy();
});

it("shows a finished request whose file is missing as needing attention", async () => {
  const problem = problemOf({ code: "FILE_MISSING", message: "Its file is missing." });
  const gone = cardOf({ id: "gone", state: "AVAILABLE", isFinished: true, problem });
  renderPage(HomePage, createTracker([gone, movie]));
  expect(await screen.findByText("Needs attention")).toBeTruthy();
  expect(sectionOf("Needs attention").getByText("Its file is missing.")).toBeTruthy();
  expect(screen.queryByText("Recently ready")).toBeNull();
});

it("shows when the next episode airs in place of the problem", async () => {
  const problem = problemOf({
    code: "NOT_AIRED",
    severity: "WAITING",
    message: "It has not aired yet.",
  });
  const airing = cardOf({
    state: "APPROVED",
    problem,
    nextAirDate: "2099-12-03T12:00:00Z",
    counts: { total: 4, aired: 3, unaired: 1, available: 3 },
  });
  renderPage(HomePage, createTracker([airing]));
  expect(await screen.findByText("Next episode airs on 3 Dec 2099")).toBeTruthy();
  expect(screen.queryByText("It has not aired yet.")).toBeNull();
});

it.each([
  ["TV", "next 3 Dec 2099"],
  ["MOVIE", "3 Dec 2099"],
] as const)("shows in the corner when it airs or is released: %s", async (mediaType, words) => {
  const soon = { state: "UNAIRED", nextAirDate: "2099-12-03T12:00:00Z", mediaType } as const;
  renderPage(HomePage, createTracker([cardOf({ ...soon, title: "Coming" })]));
  const card = await screen.findByRole("link", { name: /Coming/ });
  expect(card.querySelector(".eta")?.textContent).toBe(words);
});

it("adds a new request", async () => {
  const tracker = createTracker([movie]);
  renderPage(HomePage, tracker);
  await screen.findByRole("link", { name: /Dune/ });
  tracker.push("RequestListChanged", { requestChanged: show });
  expect(await screen.findByRole("link", { name: /Lycoris Recoil/ })).toBeTruthy();
});

it("loads the list again after a reconnection", async () => {
  const rows = [movie];
  const tracker = createTracker(rows);
  renderPage(HomePage, tracker);
  await screen.findByRole("link", { name: /Dune/ });
  rows.push(show);
  tracker.reconnect();
  expect(await screen.findByRole("link", { name: /Lycoris Recoil/ })).toBeTruthy();
});

it("searches titles, and suggests what to do without results", async () => {
  renderPage(HomePage, createTracker([movie, show]));
  await screen.findByRole("link", { name: /Dune/ });
  fireEvent.keyDown(document.body, { key: "/" });
  const field = screen.getByRole("searchbox");
  expect(document.activeElement).toBe(field);
  fireEvent.input(field, { target: { value: "recoil" } });
  expect(await screen.findByText("Search results")).toBeTruthy();
  expect(screen.queryByRole("link", { name: /Dune/ })).toBeNull();
  fireEvent.input(field, { target: { value: "zzz" } });
  expect(await screen.findByText("No results")).toBeTruthy();
});

it("moves between requests with j, k and the arrows, and lists the shortcuts", async () => {
  renderPage(HomePage, createTracker([movie, show]));
  const first = await screen.findByRole("link", { name: /Dune/ });
  const second = screen.getByRole("link", { name: /Lycoris Recoil/ });
  const press = (key: string) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
  press("ArrowDown");
  expect(document.activeElement).toBe(document.body);
  press("j");
  expect(document.activeElement).toBe(first);
  press("ArrowDown");
  expect(document.activeElement).toBe(second);
  press("j");
  expect(document.activeElement).toBe(second);
  press("k");
  expect(document.activeElement).toBe(first);
  screen.getByRole("searchbox").focus();
  press("j");
  press("?");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  expect(screen.queryByText("Keyboard shortcuts")).toBeNull();
  first.focus();
  press("?");
  expect(await screen.findByText("Keyboard shortcuts")).toBeTruthy();
});

it("leaves keys without a modifier alone where they are turned off", async () => {
  turnShortcuts(false);
  onTestFinished(() => turnShortcuts(true));
  renderPage(HomePage, createTracker([movie]));
  const first = await screen.findByRole("link", { name: /Dune/ });
  for (const key of ["j", "/", "?"]) fireEvent.keyDown(document.body, { key });
  expect(document.activeElement).toBe(document.body);
  expect(screen.queryByText("Keyboard shortcuts")).toBeNull();
  turnShortcuts(true);
  fireEvent.keyDown(document.body, { key: "j" });
  expect(document.activeElement).toBe(first);
});

it("loads each poster in the size in which it is drawn", async () => {
  const posterUrl = "/posters/1";
  const ready = cardOf({
    id: "3",
    title: "Arrival",
    state: "AVAILABLE",
    isFinished: true,
    isComplete: true,
    posterUrl,
  });
  const sizesOf = (name: RegExp) =>
    screen.getByRole("link", { name }).querySelector("img")?.getAttribute("sizes");
  renderPage(HomePage, createTracker([{ ...movie, posterUrl }, ready]));
  await screen.findByRole("link", { name: /Dune/ });
  await screen.findByText("Recently ready");
  expect([sizesOf(/Dune/), sizesOf(/Arrival/)]).toEqual(["76px", "116px"]);
  cleanup();
  renderPage(HomePage, createTracker([{ ...movie, posterUrl }, ready]), "/?show=all");
  await screen.findByRole("link", { name: /Arrival/ });
  expect([sizesOf(/Dune/), sizesOf(/Arrival/)]).toEqual(["36px", "36px"]);
});

it("explains the next step on a new installation", async () => {
  renderPage(
    HomePage,
    createTracker([], {
      ...NO_OWN,
      stats: { requests: 0, active: 0, states: [{ state: "AVAILABLE", count: 0 }] },
    }),
  );
  expect(await screen.findByText("No requests yet")).toBeTruthy();
  const way = await screen.findByRole("link", { name: "Connect your services" });
  expect(way.getAttribute("href")).toBe("/welcome");
});

it("names the service of a title without a request (F8)", async () => {
  renderPage(HomePage, createTracker([{ ...show, requestedBy: null, origin: "arr" }]));
  expect(await screen.findByText("added in Sonarr")).toBeTruthy();
});

it("matches every word of a search, in the original title too, ignoring accents (F5)", () => {
  const row = cardOf({ title: "Les Misérables", originalTitle: "レ・ミゼラブル" });
  expect(matchesFilter(row, { search: "miserables les" }, false)).toBe(true);
  expect(matchesFilter(row, { search: "ミゼラブル" }, false)).toBe(true);
  expect(matchesFilter(row, { search: "les dune" }, false)).toBe(false);
  expect(matchesFilter(row, { search: "les dune" }, true)).toBe(true);
});

it("matches who made a request and its seasons, and other filters but those that only the server knows", () => {
  const row = cardOf({ title: "Severance", requestedBy: "Jörg", seasons: [2], isAnime: false });
  const matches = (filter: RequestFilter, isListed = false) => matchesFilter(row, filter, isListed);
  expect(matches({ search: "jorg season 2" })).toBe(true);
  expect(matches({ search: "severance s2" })).toBe(true);
  expect(matches({ search: "ada" })).toBe(false);
  expect(matches({ mediaType: "TV", isAnime: false, requestedBy: "Jörg" })).toBe(true);
  expect(matches({ mediaType: "MOVIE" }, true)).toBe(false);
  expect(matches({ isAnime: true })).toBe(false);
  expect(matches({ requestedBy: "Ada" })).toBe(false);
  expect(matches({ service: "sonarr" })).toBe(false);
  expect(matches({ service: "sonarr" }, true)).toBe(true);
});

it("treats a change of state, counts or problem as activity, and nothing else", () => {
  const row = cardOf({ state: "DOWNLOADING", progress: 0.1 });
  expect(isActivity({ ...row, state: "DOWNLOADED" }, row)).toBe(true);
  expect(isActivity(cardOf({ state: "DOWNLOADING", counts: { available: 1 } }), row)).toBe(true);
  expect(isActivity(cardOf({ state: "DOWNLOADING", progress: 0.9 }), row)).toBe(false);
});

it("filters and sorts by the address, with a chip for each filter that removes it", async () => {
  const asked: Record<string, unknown>[] = [];
  const tracker = createFakeTracker({
    RequestListCount: () => STATS,
    FoundCount: () => ({
      active: { totalCount: 5 },
      mine: { totalCount: 0 },
      followed: { totalCount: 0 },
      ready: { totalCount: 7 },
      all: { totalCount: 12 },
    }),
    FilterValues: () => ({ requestFilterValues: { requesters: ["Ada", "Jörg"], services: [] } }),
    RequestList: (variables) => {
      asked.push(variables);
      const nodes = [{ ...movie, requestedBy: "Ada" }];
      return { requests: { nodes, pageInfo: NO_MORE, totalCount: 1 } };
    },
  });
  const { address } = renderPage(HomePage, tracker, "/?type=movie&by=Ada&sort=title");
  await screen.findByText("Filtered requests");
  expect(asked.at(-1)).toMatchObject({
    filter: { mediaType: "MOVIE", requestedBy: "Ada" },
    orderBy: "TITLE",
  });
  // The counts are those of what is found.
  expect(await screen.findByRole("link", { name: "All 12", current: "page" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Ready 7" }).getAttribute("href")).toBe(
    "/?show=ready&type=movie&by=Ada&sort=title",
  );

  fireEvent.click(await screen.findByRole("link", { name: /^Remove the filter Requested by/ }));
  await waitFor(() => expect(address()).toBe("/?type=movie&sort=title"));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ filter: { mediaType: "MOVIE" } }));
  expect(screen.queryByRole("link", { name: /^Remove the filter Requested by/ })).toBeNull();

  fireEvent.click(screen.getByRole("button", { name: "Filter", expanded: false }));
  await screen.findByRole("option", { name: "Jörg" });
  fireEvent.change(screen.getByLabelText("State"), { target: { value: "DOWNLOADING" } });
  await waitFor(() => expect(address()).toBe("/?state=downloading&type=movie&sort=title"));
  history.back();
  await waitFor(() => expect(screen.queryByRole("link", { name: /Downloading$/ })).toBeNull());
  fireEvent.click(screen.getByRole("link", { name: "Clear all" }));
  await waitFor(() => expect(address()).toBe("/?sort=title"));
});

it("offers an admin the action that may solve the problem of a request, on its card", async () => {
  const problem = problemOf({ code: "NOTHING_FOUND", message: "No release was found." });
  const search = {
    kind: "SEARCH",
    serviceName: "Radarr",
    label: "Search again",
    description: "",
    isDestructive: false,
  };
  const performed: Record<string, unknown>[] = [];
  const tracker = createTracker([{ ...movie, state: "APPROVED", problem }, show], STATS, {
    ProblemActions: () => ({ request: { id: "dune", problem: { actions: [search] } } }),
    PerformAction: (variables) => {
      performed.push(variables);
      const record = { id: "a", by: "Ada", serviceName: "Radarr", summary: "", status: "SENT" };
      return { performAction: { ...record, kind: "SEARCH", ...NO_OUTCOME } };
    },
  });
  renderPage(HomePage, tracker);
  fireEvent.click(await screen.findByRole("button", { name: "Search again" }));
  expect(await screen.findByText("Search again: sent, waiting for the effect…")).toBeTruthy();
  expect(performed).toMatchObject([{ requestId: "dune", action: "SEARCH", episodeIds: null }]);
});

it("leads to the request where an action needs a confirmation first", async () => {
  const problem = problemOf({ code: "STALLED", message: "No seeds." });
  const replace = {
    kind: "BLOCKLIST_AND_SEARCH",
    serviceName: "Radarr",
    label: "Try another release",
    description: "",
    isDestructive: true,
  };
  const tracker = createTracker([{ ...movie, problem }], STATS, {
    ProblemActions: () => ({ request: { id: "dune", problem: { actions: [replace] } } }),
  });
  renderPage(HomePage, tracker);
  const link = await screen.findByRole("link", { name: "Show what helps" });
  expect(link.getAttribute("href")).toBe("/request/dune");
  await waitFor(() => expect(tracker.asked).toContain("ProblemActions"));
  expect(screen.queryByRole("button", { name: "Try another release" })).toBeNull();
});

/** Answers lists as the server does for somebody with one request of their own and one that they follow. */
function createOwnTracker(others: readonly RequestCard[] = []) {
  const own = { ...movie, isMine: true, isFollowed: false };
  const followed = { ...show, isMine: false, isFollowed: true };
  const tracker = createFakeTracker({
    RequestListCount: () => ({ ...STATS, mine: { totalCount: 1 }, followed: { totalCount: 1 } }),
    RequestList: (variables) => {
      const filter = variables["filter"] as RequestFilter;
      const strangers = others.map((row) => ({ ...row, isMine: false, isFollowed: false }));
      const nodes = [own, followed, ...strangers].filter((row) =>
        matchesFilter(row, filter, false, row),
      );
      const pageInfo = { hasNextPage: false, endCursor: null };
      return { requests: { nodes, pageInfo, totalCount: nodes.length } };
    },
    UnfollowRequest: () => ({
      unfollowRequest: { id: followed.id, isMine: false, isFollowed: false },
    }),
    FollowRequest: ({ id }) => ({ followRequest: { id, isMine: false, isFollowed: true } }),
    RequestRelation: ({ id }) => ({ request: { id, isMine: true, isFollowed: false } }),
  });
  return tracker;
}

it("shows a requester their own requests first, then those that they follow", async () => {
  const tracker = createOwnTracker();
  renderPage(HomePage, tracker, "/", "*", "REQUESTER");
  await screen.findByText("Yours");
  expect(titles("Yours")).toEqual(["Dune"]);
  expect(screen.getByText("requested by you")).toBeTruthy();
  expect(titles("Following", "b")).toEqual(["Lycoris"]);
  expect(screen.queryByRole("button", { name: "Follow Dune" })).toBeNull();

  // A new request: its change does not say whose it is.
  const requestChanged = cardOf({
    id: "new",
    title: "Severance",
    state: "REQUESTED",
    version: "9",
  });
  tracker.push("RequestListChanged", { requestChanged });
  await waitFor(() => expect(titles("Yours")).toEqual(["Severance", "Dune"]));

  fireEvent.click(screen.getByRole("button", { name: "Follow Lycoris Recoil", pressed: true }));
  await waitFor(() => expect(screen.queryByText("Lycoris Recoil")).toBeNull());
});

it("shows a viewer what is theirs first, and the rest by what matters", async () => {
  const others = cardOf({ id: "other", title: "Severance", state: "DOWNLOADING", version: "9" });
  renderPage(HomePage, createOwnTracker([others]), "/", "*", "VIEWER");
  await waitFor(() => expect(titles("Yours")).toEqual(["Dune"]));
  expect(titles("Following", "b")).toEqual(["Lycoris"]);
  await waitFor(() => expect(titles("Arriving")).toEqual(["Severance"]));
});

it("offers an admin what is theirs and what they follow, only if there is something", async () => {
  renderPage(HomePage, createOwnTracker());
  const chips = within(await screen.findByRole("navigation", { name: "Filter requests" }));
  await waitFor(() => expect(chips.getByRole("link", { name: "Mine 1" })).toBeTruthy());
  expect(chips.getByRole("link", { name: "Following 1" })).toBeTruthy();
  expect(chips.getByRole("link", { name: "Active 2" })).toBeTruthy();
  cleanup();
  renderPage(HomePage, createTracker([movie]));
  await screen.findByText("All");
  expect(screen.queryByText("Mine")).toBeNull();
});
