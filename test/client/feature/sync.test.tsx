import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { describe, expect, it, onTestFinished } from "vitest";
import { reportWords } from "../../../client/feature/sync/report-words.ts";
import { isLaterReport } from "../../../client/feature/sync/report.ts";
import { HomePage } from "../../../client/page/home.tsx";
import { RequestPage } from "../../../client/page/request.tsx";
import { NO_OWN } from "../support/card.ts";
import { stubPopovers } from "../support/dialog.ts";
import { ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { switchLanguage } from "../support/language.ts";
import { request } from "../support/request.ts";
import { syncOf } from "../support/sync.ts";

stubPopovers();

const uncoded = (message: string) => ({ message, messageCode: null, messageParams: null });

type Answers = Parameters<typeof createFakeTracker>[0];

const done = syncOf({
  status: "DONE",
  done: 2000,
  progress: 1,
  checked: 2000,
  changed: 14,
  added: 3,
  idsFilled: 52,
  problems: 6,
  codedMessages: [uncoded("Shoko does not answer.")],
  endedAt: "2025-11-22T19:01:00Z",
});
const DONE_WORDS = "Checked 2,000 requests: 14 changed, 3 added, 52 IDs added, 6 need attention";

function openHome(answers: Answers = {}) {
  const tracker = createFakeTracker({
    RequestListCount: () => ({ ...NO_OWN, stats: { requests: 0, active: 0, states: [] } }),
    Services: () => ({ services: [] }),
    RequestList: () => ({
      requests: {
        nodes: [],
        pageInfo: { hasNextPage: false, endCursor: null },
        totalCount: 0,
      },
    }),
    ...answers,
  });
  renderPage(HomePage, tracker);
  return tracker;
}

/** The line below the top bar, without its hidden copy for screen readers. */
const findSeen = (words: string) => screen.findByText(words, { ignore: ".visually-hidden" });
const querySeen = (words: string | RegExp) =>
  screen.queryByText(words, { ignore: ".visually-hidden" });

it("shows the step and progress of a full sync, then its result", async () => {
  const tracker = openHome();
  await screen.findByText("No requests yet");
  tracker.push("SyncChanged", { syncChanged: syncOf({}) });
  expect(await findSeen("Reading what Sonarr has")).toBeTruthy();
  expect(screen.getByText("· 120 of 2,000")).toBeTruthy();
  const bar = screen.getByRole("progressbar", { name: "Full sync" });
  expect(bar.getAttribute("aria-valuenow")).toBe("6");
  tracker.push("SyncChanged", { syncChanged: done });
  expect(await findSeen(DONE_WORDS)).toBeTruthy();
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(screen.queryByText("Shoko does not answer.")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "1 message" }));
  expect(screen.getByText("Shoko does not answer.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(querySeen(DONE_WORDS)).toBeNull();
});

it("shows a full sync that was running when the page was opened", async () => {
  openHome({ Sync: () => ({ sync: syncOf({}) }) });
  expect(await findSeen("Reading what Sonarr has")).toBeTruthy();
});

it("does not report a sync that ended earlier, or an automatic one", async () => {
  const tracker = openHome({ Sync: () => ({ sync: done }) });
  await screen.findByText("No requests yet");
  expect(querySeen(DONE_WORDS)).toBeNull();
  const nightly = { id: "s2", kind: "NIGHTLY", startedAt: "2025-11-23T03:00:00Z" } as const;
  tracker.push("SyncChanged", { syncChanged: syncOf(nightly) });
  expect(await findSeen("Reading what Sonarr has")).toBeTruthy();
  tracker.push("SyncChanged", { syncChanged: { ...done, ...nightly } });
  await waitFor(() => expect(querySeen("Reading what Sonarr has")).toBeNull());
  expect(querySeen(/^Checked/)).toBeNull();
});

it("reports a failed sync", async () => {
  const tracker = openHome({ Sync: () => ({ sync: syncOf({ kind: "NIGHTLY" }) }) });
  await findSeen("Reading what Sonarr has");
  const codedMessages = [uncoded("Seerr does not answer.")];
  tracker.push("SyncChanged", {
    syncChanged: syncOf({ kind: "NIGHTLY", status: "FAILED", codedMessages }),
  });
  expect(await findSeen("Full sync failed: Seerr does not answer.")).toBeTruthy();
});

it("says in German what a sync does, and why it failed", async () => {
  await switchLanguage("de");
  onTestFinished(() => switchLanguage("en"));
  const running = syncOf({
    kind: "NIGHTLY",
    stepCode: "READING_SERVICE",
    stepParams: { service: "Sonarr", count: 3 },
  });
  const tracker = openHome({ Sync: () => ({ sync: running }) });
  await findSeen("Inhalt von Sonarr wird gelesen (bisher 3)");
  const cause = { code: "UNREACHABLE", params: {} };
  const message = {
    message: "Seerr: cannot be reached",
    messageCode: "OF_SERVICE",
    messageParams: { service: "Seerr", cause },
  };
  tracker.push("SyncChanged", {
    syncChanged: syncOf({ kind: "NIGHTLY", status: "FAILED", codedMessages: [message] }),
  });
  expect(
    await findSeen("Der vollständige Abgleich ist fehlgeschlagen: Seerr: nicht erreichbar"),
  ).toBeTruthy();
});

it("starts a full sync from the menu, and reports one that ends at once", async () => {
  let asked = 0;
  openHome({
    SyncLibrary: () => {
      asked += 1;
      return { syncLibrary: done };
    },
  });
  fireEvent.focus(await screen.findByRole("button", { name: /^Account menu/ }));
  fireEvent.click(await screen.findByText("Full sync"));
  expect(await findSeen(DONE_WORDS)).toBeTruthy();
  expect(asked).toBe(1);
});

it("shows why a full sync could not be started", async () => {
  openHome({
    SyncLibrary: () => {
      throw new ApiError("CONFLICT", "No service is connected.");
    },
  });
  fireEvent.focus(await screen.findByRole("button", { name: /^Account menu/ }));
  fireEvent.click(await screen.findByText("Full sync"));
  expect(await findSeen("No service is connected.")).toBeTruthy();
});

it("shows the first sync of a new installation in place of the empty state", async () => {
  const tracker = openHome({ Sync: () => ({ sync: syncOf({ kind: "FIRST" }) }) });
  const title = await screen.findByText("First sync in progress");
  const place = within(title.closest("div") ?? document.body);
  expect(place.getByRole("progressbar")).toBeTruthy();
  expect(place.getByText(/Reading what Sonarr has · 120 of 2,000/)).toBeTruthy();
  expect(screen.queryByText("No requests yet")).toBeNull();
  tracker.push("SyncChanged", {
    syncChanged: { ...done, kind: "FIRST", checked: 0, changed: 0, added: 0, problems: 0 },
  });
  expect(await screen.findByText("No requests yet")).toBeTruthy();
});

/** The menu is closed until its button is pressed, which the browser does. */
const IN_MENU = { name: "Sync", hidden: true } as const;

describe("the sync of one request", () => {
  const open = (answer: () => Record<string, unknown>) => {
    const tracker = createFakeTracker({
      Request: () => ({ request }),
      History: () => ({ request: { id: "7", transitions: [] } }),
      SyncRequest: answer,
    });
    renderPage(RequestPage, tracker, "/request/7", "/request/:id");
    return tracker;
  };

  it("shows that the request is being synced, and then that it was", async () => {
    const tracker = open(() => ({ syncRequest: { id: "7" } }));
    fireEvent.click(await screen.findByRole("button", IN_MENU));
    expect(screen.getByText("Syncing…").getAttribute("role")).toBe("status");
    expect(await screen.findByText("Synced just now")).toBeTruthy();
    await waitFor(() =>
      expect(tracker.asked.filter((name) => name === "Request").length).toBeGreaterThan(1),
    );
  });

  it("shows the server's message if the sync is rejected", async () => {
    open(() => {
      throw new ApiError("LIMIT", "The request was synced a moment ago.");
    });
    fireEvent.click(await screen.findByRole("button", IN_MENU));
    expect(await screen.findByRole("alert")).toHaveProperty(
      "textContent",
      "The request was synced a moment ago.",
    );
  });
});

it("omits what is zero", () => {
  const quiet = { ...done, changed: 0, added: 0, idsFilled: 1, problems: 1, checked: 1 };
  expect(reportWords(quiet)).toBe("Checked 1 request: 1 ID added, 1 needs attention");
  expect(reportWords({ ...quiet, idsFilled: 0, problems: 0 })).toBe(
    "Checked 1 request: no changes",
  );
});

it("ignores reports that arrive late", () => {
  expect(isLaterReport(done, syncOf({}))).toBe(false);
  expect(isLaterReport(syncOf({ status: "STOPPED" }), syncOf({}))).toBe(true);
  expect(isLaterReport(done, syncOf({ id: "s0", startedAt: "2025-11-21T19:00:00Z" }))).toBe(false);
  expect(isLaterReport(done, syncOf({ id: "s2", startedAt: "2025-11-23T19:00:00Z" }))).toBe(true);
});
