import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it, vi } from "vitest";
import { entryDay, toRange, toWeeks } from "../../../client/feature/calendar/range.ts";
import { dayText, localDay, parseDay } from "../../../client/lib/day.ts";
import { UpcomingPage } from "../../../client/page/upcoming.tsx";
import { stubDialogs } from "../support/dialog.ts";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";

const day = (text: string) => parseDay(text) ?? Number.NaN;

const entry = (id: string, parts: object = {}) => ({
  id,
  date: "2026-12-04T12:30:00.000Z",
  isDayOnly: false,
  state: "UNAIRED",
  progress: 0,
  problem: null,
  episode: { season: 1, number: 4, title: "The Weir" },
  request: { id: "r1", title: "The Tidewater Index", is4k: false },
  ...parts,
});

const MOVIE = entry("m1", {
  date: "2026-12-05T00:00:00.000Z",
  isDayOnly: true,
  episode: null,
  request: { id: "r2", title: "The Cartographer's Debt", is4k: false },
});

function createTracker(nodes: readonly object[] = [entry("e1"), MOVIE]) {
  const variables: Record<string, unknown>[] = [];
  const tracker = createFakeTracker({
    Calendar: (given) => {
      variables.push(given);
      return { calendar: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } };
    },
  });
  return { tracker, variables };
}

const cell = (name: RegExp) => screen.findByRole("gridcell", { name });

it("keeps a date without a time on its day, and puts a time on the day where the browser is", () => {
  expect(dayText(entryDay(MOVIE))).toBe("2026-12-05");
  const late = new Date(2026, 11, 4, 23, 30);
  expect(entryDay({ date: late.toISOString(), isDayOnly: false })).toBe(localDay(late));
  expect(dayText(localDay(late))).toBe("2026-12-04");
});

it("shows seven days from its day on, or the whole weeks of its month from Monday", () => {
  const week = toRange("week", day("2026-12-06"));
  expect([week.first, week.end - 1].map(dayText)).toEqual(["2026-12-06", "2026-12-12"]);
  const month = toRange("month", day("2027-02-14"));
  expect([month.first, month.end - 1].map(dayText)).toEqual(["2027-02-01", "2027-02-28"]);
  expect(toWeeks(toRange("month", day("2026-08-31")))).toHaveLength(6);
});

it("shows each release on its day with its state, and leads to its request", async () => {
  const { tracker } = createTracker();
  renderPage(UpcomingPage, tracker, "/upcoming?date=2026-12-04", "/upcoming");
  const friday = within(await cell(/Friday,? 4 December: 1 release/));
  const link = friday.getByRole("link", { name: /The Tidewater Index/ });
  expect(link.getAttribute("href")).toBe("/request/r1");
  expect(link.textContent).toContain("S1 E4");
  expect(link.textContent).toContain("Not aired");
  const saturday = within(await cell(/Saturday,? 5 December: 1 release/));
  expect(saturday.getByRole("link").textContent).toContain("Not released");
  // No time is known.
  expect(saturday.getByRole("link").querySelector("time")).toBeNull();
});

it("keeps range, view and scope in the address", async () => {
  const { tracker, variables } = createTracker();
  const { address } = renderPage(UpcomingPage, tracker, "/upcoming?date=2026-12-04", "/upcoming");
  await cell(/4 December: 1/);
  fireEvent.click(screen.getByRole("button", { name: "Next week" }));
  await waitFor(() => expect(address()).toBe("/upcoming?date=2026-12-11"));
  fireEvent.click(screen.getByLabelText("Month"));
  await waitFor(() => expect(address()).toBe("/upcoming?view=month&date=2026-12-11"));
  expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("December 2026");
  fireEvent.click(screen.getByLabelText("Mine and followed"));
  await waitFor(() => expect(address()).toBe("/upcoming?view=month&date=2026-12-11&scope=own"));
  await waitFor(() => expect(variables.at(-1)).toMatchObject({ scope: "OWN" }));
  // A day more on each side, for zones.
  expect(variables.at(-1)).toMatchObject({
    from: "2026-11-29T00:00:00.000Z",
    to: "2027-01-05T00:00:00.000Z",
  });
});

it("moves between days by arrow keys, into the next week too, and into a day by Enter", async () => {
  const { tracker } = createTracker();
  renderPage(UpcomingPage, tracker, "/upcoming?date=2026-12-04", "/upcoming");
  const friday = await cell(/4 December: 1/);
  friday.focus();
  fireEvent.keyDown(friday, { key: "ArrowRight" });
  expect(document.activeElement?.textContent).toMatch(/5 December/);
  fireEvent.keyDown(friday, { key: "Enter" });
  expect(document.activeElement).toBe(within(friday).getByRole("link"));
  fireEvent.keyDown(within(friday).getByRole("link"), { key: "Escape", bubbles: true });
  expect(document.activeElement).toBe(friday);
  fireEvent.keyDown(friday, { key: "ArrowDown" });
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/11 December/));
  // One day is in the order of Tab.
  expect(document.querySelectorAll('td[tabindex="0"]')).toHaveLength(1);
});

it("loads again when the state of a request changes, but not for its progress", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { tracker } = createTracker();
  renderPage(UpcomingPage, tracker, "/upcoming?date=2026-12-04", "/upcoming");
  await cell(/4 December: 1/);
  const loads = () => tracker.asked.filter((name) => name === "Calendar").length;
  const before = loads();
  const change = { id: "r1", state: "APPROVED", nextAirDate: null, problem: null, counts: {} };
  tracker.push("CalendarChanged", { requestChanged: change });
  await waitFor(() => expect(loads()).toBe(before + 1));
  tracker.push("CalendarChanged", { requestChanged: change });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(loads()).toBe(before + 1);
  tracker.push("CalendarChanged", { requestChanged: { ...change, state: "GRABBING" } });
  await waitFor(() => expect(loads()).toBe(before + 2));
  vi.useRealTimers();
});

it("says that nothing is released, and leaves the scope out for requesters", async () => {
  const { tracker } = createTracker([]);
  renderPage(UpcomingPage, tracker, "/upcoming", "/upcoming", "REQUESTER");
  expect(await screen.findByText(/^Nothing is released in these days/)).toBeTruthy();
  expect(screen.queryByLabelText("Mine and followed")).toBeNull();
});

it("shows the secret address of the calendar once, makes it anew after a question, and revokes it", async () => {
  stubDialogs();
  const created: string[] = [];
  const times = { createdAt: new Date().toISOString(), lastUsedAt: null };
  const tracker = createFakeTracker({
    Calendar: () => ({
      calendar: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
    }),
    FeedAddress: () => ({ feedAddress: null }),
    CreateFeedAddress: () => {
      const base = `/feeds/secret-${created.push("address")}`;
      return {
        createFeedAddress: {
          calendarUrl: `${base}/calendar.ics`,
          newsUrl: `${base}/requests.atom`,
          feedAddress: times,
        },
      };
    },
    RevokeFeedAddress: () => ({ revokeFeedAddress: true }),
  });
  renderPage(UpcomingPage, tracker, "/upcoming?scope=own", "/upcoming");
  fireEvent.click(await screen.findByRole("button", { name: "Subscribe to this calendar" }));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(await dialog.findByRole("button", { name: "Create address" }));
  const shown = async (name: string) =>
    ((await dialog.findByRole("textbox", { name })) as HTMLInputElement).value;
  const whole = (path: string) => new URL(path, location.origin).href;
  expect(await shown("Calendar (iCalendar)")).toBe(whole("/feeds/secret-1/calendar.ics?scope=own"));
  expect(await shown("News (Atom)")).toBe(whole("/feeds/secret-1/requests.atom?scope=own"));
  const link = dialog.getByRole("link", { name: "Open in the calendar program" });
  expect(link.getAttribute("href")).toMatch(/^webcal:\/\/.*secret-1/);

  fireEvent.click(dialog.getByRole("button", { name: "New address instead of this one" }));
  expect(created).toHaveLength(1);
  fireEvent.click(dialog.getByRole("button", { name: "Replace the address" }));
  await waitFor(async () => expect(await shown("News (Atom)")).toContain("secret-2"));
  expect(dialog.queryByRole("button", { name: "Replace the address" })).toBeNull();

  fireEvent.click(dialog.getByRole("button", { name: "Revoke… the address" }));
  fireEvent.click(dialog.getByRole("button", { name: "Revoke address" }));
  expect(await dialog.findByRole("button", { name: "Create address" })).toBeTruthy();
  expect(dialog.queryByRole("textbox")).toBeNull();
});
