import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import type { ActionKind } from "../../../client/graphql/graphql.ts";
import { RequestPage } from "../../../client/page/request.tsx";
import { stubDialogs } from "../support/dialog.ts";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { actionOf, actionRecordOf } from "../support/problem.ts";
import { download, fileOf, request as plain } from "../support/request.ts";

stubDialogs();

const CLIENT = "qBittorrent";
const raise = actionOf({ kind: "RAISE_PRIORITY", serviceName: CLIENT });
const restore = actionOf({ kind: "RESTORE_PRIORITY", serviceName: CLIENT });

/** A page whose download, or whose episodes, have actions; after each action the other one is offered. */
function open(place: "download" | "episode") {
  const asked: Record<string, unknown>[] = [];
  let offered = [raise];
  const actionHistory: ReturnType<typeof actionRecordOf>[] = [];
  const at = (here: string) => (here === place ? offered : []);
  const requestNow = () => ({
    ...plain,
    actionHistory: [...actionHistory],
    downloads: [{ ...download, id: "d1", state: "QUEUED" as const, actions: at("download") }],
  });
  const tracker = createFakeTracker({
    Request: () => ({ request: requestNow() }),
    History: () => ({ request: { id: "7", transitions: [] } }),
    EpisodeDetails: () => ({
      request: {
        id: "7",
        episodes: plain.episodes.map(({ id }) => ({
          id,
          absoluteNumber: null,
          stateReason: null,
          stateChangedAt: "2025-11-22T19:00:00Z",
          watchUrl: null,
          problem: null,
          actions: at("episode"),
          identities: [],
          downloads: [],
          transitions: [],
        })),
      },
    }),
    PerformAction: (variables) => {
      asked.push(variables);
      const kind = variables["action"] as ActionKind;
      const [isRaised, code] =
        kind === "RAISE_PRIORITY" ? [true, "PRIORITY_RAISED"] : [false, "PRIORITY_RESTORED"];
      offered = [isRaised ? restore : raise];
      const messageParams = isRaised ? { files: 1 } : {};
      const message = { message: code, messageCode: code, messageParams };
      const id = `a${asked.length}`;
      const record = actionRecordOf({ id, kind, status: "WORKED", ...message });
      actionHistory.unshift(record);
      return { performAction: record };
    },
  });
  renderPage(RequestPage, tracker, "/request/7", "/request/:id");
  return { asked, tracker };
}

const button = (name: string) => screen.findByRole("button", { name });

it("raises a queued download by its own button, which says beforehand what it will do", async () => {
  const { asked } = open("download");
  const describedBy = (await button("This one first")).getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(describedBy)?.textContent).toMatch(
    /^qBittorrent moves the download to the front .* only when all of it is there\.$/,
  );
  fireEvent.click(await button("This one first"));
  expect(await screen.findByText(/at the front of the queue/)).toBeTruthy();
  fireEvent.click(await button("Back to its place"));
  expect(await screen.findByText(/The order is as it was before/)).toBeTruthy();
  const about = { requestId: "7", episodeIds: null, downloadId: "d1" };
  expect(asked).toEqual([
    { ...about, action: "RAISE_PRIORITY" },
    { ...about, action: "RESTORE_PRIORITY" },
  ]);
});

it("raises one episode of a pack in its dialog, and offers the way back", async () => {
  const { asked } = open("episode");
  fireEvent.click(await button("Episode 2, Downloading 50 %"));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(await dialog.findByRole("button", { name: "This one first" }));
  expect(await dialog.findByText(/one file comes first in it/)).toBeTruthy();
  expect(await dialog.findByRole("button", { name: "Back to its place" })).toBeTruthy();
  expect(asked).toEqual([
    { requestId: "7", action: "RAISE_PRIORITY", episodeIds: ["e2"], downloadId: null },
  ]);
});

it("keeps the button while the progress changes", async () => {
  const { tracker } = open("download");
  await button("This one first");
  const { actions: _actions, ...progress } = { ...download, id: "d1", state: "QUEUED" as const };
  tracker.push("DownloadProgress", {
    downloadProgress: { ...progress, files: [fileOf(1, 1), fileOf(2, 0.6)] },
  });
  await waitFor(() => expect(screen.getByText("60 %")).toBeTruthy());
  expect(await button("This one first")).toBeTruthy();
});
