import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import type { Deletion } from "../../../client/feature/deletion/document.ts";
import { DeletionsPage } from "../../../client/page/deletions.tsx";
import { deletionOf, pageOf, stepOf, stepsOf } from "../support/deletion.ts";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";

const ALL_VERIFIED = stepsOf(
  "VERIFIED",
  "VERIFIED",
  "VERIFIED",
  "VERIFIED",
  "VERIFIED",
  "VERIFIED",
);
const older = deletionOf({
  id: "x0",
  title: "Dune",
  mediaType: "MOVIE",
  seasons: [],
  status: "COMPLETE",
  createdAt: "2025-11-20T20:00:00Z",
  startsAt: "2025-11-20T20:00:10Z",
  endedAt: "2025-11-20T20:01:00Z",
  size: "9000000000",
  request: null,
  steps: ALL_VERIFIED,
});

function open(
  nodes: readonly Deletion[],
  { path = "/deletions", role = "ADMIN" }: { path?: string; role?: "ADMIN" | "VIEWER" } = {},
) {
  const asked: Record<string, unknown>[] = [];
  const tracker = createFakeTracker({
    FreedSize: () => ({ freedSize: "120000000000" }),
    Deletions: (variables) => {
      asked.push(variables);
      return pageOf(...nodes);
    },
    RetryDeletion: (variables) => {
      asked.push(variables);
      return {
        retryDeletion: deletionOf({
          status: "RUNNING",
          updatedAt: new Date(Date.now() + 1000).toISOString(),
        }),
      };
    },
  });
  renderPage(DeletionsPage, tracker, path, "/deletions", role);
  return { tracker, asked };
}

const titles = () =>
  screen.getAllByText(/^(?:Dune|Lycoris Recoil|Severance)$/).map((title) => title.textContent);
const rowOf = (title: string) => within(screen.getByText(title).closest("li") ?? document.body);

it("lists deletions, newest first, with user, size and steps", async () => {
  open([deletionOf({ status: "COMPLETE", steps: ALL_VERIFIED }), older]);
  await screen.findByText("Dune");
  expect(titles()).toEqual(["Lycoris Recoil", "Dune"]);
  const row = rowOf("Dune");
  expect(row.getByText("Deleted")).toBeTruthy();
  expect(row.getByText("Ada")).toBeTruthy();
  expect(row.getByText("9.0 GB")).toBeTruthy();
  expect(row.getAllByText("Verified")).toHaveLength(6);
  expect(row.queryByRole("link", { name: "Open request" })).toBeNull();
});

it("follows active deletions, and adds a new one at the top", async () => {
  const { tracker } = open([older]);
  await screen.findByText("Dune");
  tracker.push("DeletionChanged", {
    deletionChanged: deletionOf({ id: "x5", title: "Severance" }),
  });
  expect(await screen.findByText("Severance")).toBeTruthy();
  expect(titles()).toEqual(["Severance", "Dune"]);
  expect(rowOf("Severance").getByRole("button", { name: "Undo" })).toBeTruthy();
  const updatedAt = new Date(Date.now() + 1000).toISOString();
  tracker.push("DeletionChanged", {
    deletionChanged: deletionOf({
      id: "x5",
      title: "Severance",
      status: "RUNNING",
      steps: stepsOf("VERIFIED"),
      updatedAt,
    }),
  });
  expect(await screen.findByText("1 of 6 steps done")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

it("shows why a deletion is incomplete, and retries it", async () => {
  const steps = [stepOf({ kind: "LIBRARY", status: "FAILED", message: "Jellyfin: it is down" })];
  const { asked } = open([
    deletionOf({ status: "INCOMPLETE", reason: "Jellyfin: it is down", steps }),
  ]);
  expect(await screen.findByText("Incomplete")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Deleting")).toBeTruthy();
  expect(asked.at(-1)).toEqual({ id: "x1" });
});

it("shows the deletions of one request expanded, with a link to all deletions", async () => {
  const { asked } = open([deletionOf({ status: "COMPLETE", steps: ALL_VERIFIED })], {
    path: "/deletions?request=7",
  });
  await screen.findByText("Lycoris Recoil");
  expect(asked).toMatchObject([{ requestId: "7" }]);
  expect(screen.getByText("Lycoris Recoil").closest("details")?.open).toBe(true);
  fireEvent.click(screen.getByRole("link", { name: "Show all" }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ requestId: null }));
});

it("shows an empty state without deletions", async () => {
  open([]);
  expect(await screen.findByText("No deletions yet")).toBeTruthy();
});

it("is not available to viewers", async () => {
  const { asked } = open([older], { role: "VIEWER" });
  expect(await screen.findByText("Only an admin can see deletions")).toBeTruthy();
  expect(asked).toEqual([]);
});

it("says how much all deletions freed, and searches with the search in the address", async () => {
  const { asked } = open([older], { path: "/deletions?q=dune" });
  await screen.findByText("Dune");
  expect(await screen.findByText("120 GB")).toBeTruthy();
  expect(asked[0]).toMatchObject({ search: "dune", requestId: null });
  fireEvent.input(screen.getByRole("searchbox"), { target: { value: "ada" } });
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ search: "ada" }));
});

it("shows what is gone in a neutral colour", async () => {
  open([older]);
  await screen.findByText("Dune");
  const state = rowOf("Dune").getByText("Deleted");
  expect(state.getAttribute("style")).toContain("--s-requested");
});
