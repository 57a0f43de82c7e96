import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { RequestPage } from "../../../client/page/request.tsx";
import { stubDialogs } from "../support/dialog.ts";
import { ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { actionRecordOf, actionOf, problemOf } from "../support/problem.ts";
import { episodeOf, request as plain } from "../support/request.ts";

stubDialogs();

const search = actionOf({});
const drop = actionOf({
  kind: "BLOCKLIST_AND_SEARCH",
  label: "Try another release",
  description: "The download is removed and Sonarr searches for another.",
  isDestructive: true,
});
const decisions = [
  actionOf({ kind: "APPROVE", label: "Approve", serviceName: "Seerr" }),
  actionOf({ kind: "DECLINE", label: "Decline", serviceName: "Seerr" }),
];

const stalled = problemOf({
  code: "STALLED",
  message: "The download stands still.",
  actions: [search, drop],
});

interface Setting {
  readonly problem?: typeof stalled | null;
  /** The actions of the request itself. */
  readonly actions?: typeof decisions;
  readonly affected?: readonly number[];
  readonly actionHistory?: readonly ReturnType<typeof actionRecordOf>[];
  readonly refuses?: ApiError;
}

function open({
  problem = stalled,
  actions = [],
  affected = [2],
  actionHistory = [],
  refuses,
}: Setting = {}) {
  const asked: Record<string, unknown>[] = [];
  let request = {
    ...plain,
    problem,
    problems: problem === null ? [] : [problem],
    actions,
    actionHistory: [...actionHistory],
    episodes: [1, 2, 3].map((number) =>
      episodeOf(number, { problem: affected.includes(number) ? problem : null }),
    ),
  };
  const record = (variables: Record<string, unknown>) => {
    asked.push(variables);
    if (refuses !== undefined) throw refuses;
  };
  const tracker = createFakeTracker({
    Request: () => ({ request }),
    History: () => ({ request: { id: "7", transitions: [] } }),
    EpisodeDetails: () => ({
      request: {
        id: "7",
        episodes: request.episodes.map(({ id }) => ({
          id,
          absoluteNumber: null,
          stateReason: null,
          stateChangedAt: "2025-11-22T19:00:00Z",
          watchUrl: null,
          problem: problem && { code: problem.code, actions: problem.actions },
          actions: [],
          identities: [],
          downloads: [],
          transitions: [],
        })),
      },
    }),
    PerformAction: (variables) => {
      record(variables);
      const kind = variables["action"] as "SEARCH" | "APPROVE";
      const act = actionRecordOf({
        kind,
        ...(kind === "APPROVE" && { summary: "approved the request" }),
      });
      request = { ...request, actionHistory: [act, ...request.actionHistory] };
      return { performAction: act };
    },
    DeclineRequest: (variables) => {
      record(variables);
      return { declineRequest: { id: "7" } };
    },
  });
  renderPage(RequestPage, tracker, "/request/7", "/request/:id");
  return {
    asked,
    /** The request as it is now is read again, as after any visible change. */
    change(parts: Partial<typeof request>) {
      request = { ...request, version: `${Number(request.version) + 1}`, ...parts };
      tracker.reconnect();
    },
    tracker,
    head: () => {
      const {
        episodes: _episodes,
        downloads: _downloads,
        actionHistory: _actionHistory,
        ...head
      } = request;
      return head;
    },
  };
}

const button = (name: string) => screen.findByRole("button", { name });

it("says what a button does before it is pressed", async () => {
  open();
  const describedBy = (await button("Search again")).getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(describedBy)?.textContent).toBe(search.description);
});

it("offers nothing to whoever may not", async () => {
  open({ problem: { ...stalled, actions: [] } });
  await screen.findByText("The download stands still.");
  expect(screen.queryByRole("button", { name: "Search again" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Decline" })).toBeNull();
});

it("runs an action for the episodes with the problem, and shows its result", async () => {
  const { asked, change } = open({ affected: [2, 3] });
  fireEvent.click(await button("Search again"));
  expect(await screen.findByText("sent, waiting for the effect…")).toBeTruthy();
  expect(screen.getByText(/^Ada had Sonarr search again/)).toBeTruthy();
  expect(asked).toEqual([
    { requestId: "7", action: "SEARCH", episodeIds: ["e2", "e3"], downloadId: null },
  ]);
  change({ actionHistory: [actionRecordOf({ status: "NO_EFFECT" })] });
  expect(await screen.findByText("nothing has changed so far")).toBeTruthy();
  change({
    actionHistory: [actionRecordOf({ status: "FAILED", message: "Sonarr: the disk is read-only" })],
  });
  const failed = await screen.findByText("failed");
  expect(failed.closest("p")?.textContent).toContain("failed: Sonarr: the disk is read-only");
});

it("means all where all have it", async () => {
  const { asked } = open({ affected: [1, 2, 3] });
  fireEvent.click(await button("Search again"));
  await waitFor(() => expect(asked).toMatchObject([{ episodeIds: null }]));
});

it("still shows that an action worked when its problem is gone", async () => {
  const { change } = open();
  fireEvent.click(await button("Search again"));
  await screen.findByText("sent, waiting for the effect…");
  change({
    problem: null,
    problems: [],
    actionHistory: [actionRecordOf({ status: "WORKED", message: "Sonarr found a release" })],
  });
  const worked = await screen.findByText("worked");
  expect(worked.closest("p")?.textContent).toContain("worked: Sonarr found a release");
  expect(screen.queryByRole("button", { name: "Search again" })).toBeNull();
});

it("shows the result of a release search, and no results of yesterday", async () => {
  open({
    actionHistory: [
      actionRecordOf({
        kind: "LOOK_FOR_RELEASES",
        status: "WORKED",
        message: "12 found, 12 refused.",
        endedAt: new Date().toISOString(),
      }),
      actionRecordOf({ id: "a0", kind: "REFRESH", createdAt: "2025-11-21T10:00:00Z" }),
    ],
  });
  expect(await screen.findByText("12 found, 12 refused.")).toBeTruthy();
  expect(screen.queryByText(/refresh/i)).toBeNull();
});

it("asks once more before it throws something away, and keeps it by default", async () => {
  const { asked } = open();
  fireEvent.click(await button("Try another release"));
  const sure = within(screen.getByRole("group", { name: "Try another release?" }));
  expect(sure.getByText(/^Sonarr removes the download/)).toBeTruthy();
  const keep = sure.getByRole("button", { name: "Keep it" });
  expect(document.activeElement).toBe(keep);
  fireEvent.click(keep);
  expect(document.activeElement).toBe(await button("Try another release"));
  expect(asked).toEqual([]);
  fireEvent.click(await button("Try another release"));
  fireEvent.click(await button("Yes, do it"));
  await waitFor(() =>
    expect(asked).toEqual([
      { requestId: "7", action: "BLOCKLIST_AND_SEARCH", episodeIds: ["e2"], downloadId: null },
    ]),
  );
});

it("keeps an open question open while messages come in", async () => {
  const { tracker, head } = open();
  fireEvent.click(await button("Try another release"));
  tracker.push("RequestChanged", {
    requestChanged: { ...head(), progress: 0.71, version: "6" },
  });
  expect(await screen.findByText("Downloading 71 %")).toBeTruthy();
  expect(screen.getByRole("group", { name: "Try another release?" })).toBeTruthy();
});

it("shows at the button why it was not taken", async () => {
  const words = "That was asked for a moment ago. Give it half a minute.";
  open({ refuses: new ApiError("LIMIT", words) });
  fireEvent.click(await button("Search again"));
  const alert = await screen.findByText(words);
  expect(alert.closest("li")?.textContent).toContain("Search again");
  expect((await button("Search again")).getAttribute("aria-busy")).toBe("false");
});

it("acts for one episode alone from that episode's own sheet", async () => {
  const { asked } = open({ affected: [1, 2, 3] });
  fireEvent.click(await screen.findByRole("button", { name: /^Episode 2,/ }));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(await dialog.findByRole("button", { name: "Search again" }));
  expect(await dialog.findByText("sent, waiting for the effect…")).toBeTruthy();
  expect(asked).toEqual([
    { requestId: "7", action: "SEARCH", episodeIds: ["e2"], downloadId: null },
  ]);
});

it.each([
  ["from the first second", null],
  ["when the wait is a problem", problemOf({ code: "WAITING_FOR_APPROVAL" })],
])("approves, or declines with a reason, %s", async (_name, problem) => {
  const { asked } = open({ problem, actions: decisions, affected: [] });
  fireEvent.click(await button("Decline"));
  expect(document.activeElement).toBe(screen.getByLabelText("Reason (optional)"));
  fireEvent.input(screen.getByLabelText("Reason (optional)"), { target: { value: " Seen it. " } });
  fireEvent.click(await button("Yes, decline it"));
  expect(await screen.findByText(/^Declined\./)).toBeTruthy();
  expect(asked.at(-1)).toEqual({ id: "7", reason: "Seen it." });
});

it("does not ask for a decision that was sent", async () => {
  open({ problem: null, actions: decisions, affected: [] });
  (await button("Approve")).focus();
  fireEvent.click(await button("Approve"));
  expect(await screen.findByText(/^Ada approved the request/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Decline" })).toBeNull();
  // The button is gone, and the focus stays where it was.
  await waitFor(() =>
    expect(document.activeElement?.textContent).toContain("Ada approved the request"),
  );
  expect(document.activeElement).not.toBe(document.body);
});

it("shows calmly what is being done, without the button for the same, until the effect is known", async () => {
  const failed = problemOf({
    code: "DOWNLOAD_FAILED",
    message: "The download failed.",
    actions: [search],
  });
  const sent = actionRecordOf({ kind: "BLOCKLIST_AND_SEARCH", summary: "had Sonarr try another" });
  const { change } = open({ problem: failed, affected: [1, 2, 3], actionHistory: [sent] });
  const words = await screen.findByText("Sonarr is searching for another release.");
  expect(words.closest(".notice")?.classList).toContain("is-waiting");
  expect(screen.queryByRole("button", { name: "Search again" })).toBeNull();
  expect(screen.getAllByText("sent, waiting for the effect…")).toHaveLength(1);
  change({ actionHistory: [{ ...sent, status: "NO_EFFECT" }] });
  expect(await button("Search again")).toBeTruthy();
  expect(screen.queryByText("Sonarr is searching for another release.")).toBeNull();
});
