import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import type { Deletion, Preview } from "../../../client/feature/deletion/document.ts";
import { matchesFilter } from "../../../client/feature/request-list/filter.ts";
import type { RequestFilter } from "../../../client/graphql/graphql.ts";
import { HomePage } from "../../../client/page/home.tsx";
import { NO_OWN, cardOf } from "../support/card.ts";
import { deletionOf, itemOf, pageOf, previewOf, stepsOf, UNNAMED } from "../support/deletion.ts";
import { stubDialogs } from "../support/dialog.ts";
import { ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";

stubDialogs();

const movie = cardOf({ id: "dune", title: "Dune", mediaType: "MOVIE", state: "IMPORTING" });
const show = cardOf({ id: "lycoris", title: "Lycoris Recoil", state: "DOWNLOADING" });
const third = cardOf({ id: "night", title: "Night Ferry", mediaType: "MOVIE" });
const rows = [movie, show, third];

const ofMovie: Preview = previewOf({
  id: "p-dune",
  size: "9000000000",
  kept: [
    {
      serviceName: "Radarr 4K",
      what: "Dune",
      ...UNNAMED,
      reason: "it is another instance's",
      reasons: [],
    },
  ],
  steps: [
    {
      kind: "FILES",
      service: "radarr",
      serviceName: "Radarr",
      status: "PENDING",
      message: "",
      messageCode: null,
      messageParams: null,
      items: [itemOf("FILM", "Dune"), itemOf("FILE", "/films/Dune.mkv", 9_000_000_000)],
    },
  ],
});

interface Setting {
  readonly rejects?: Record<string, string>;
  readonly unknown?: string;
  readonly role?: "ADMIN" | "VIEWER";
  readonly open?: readonly Deletion[];
}

function openList({ rejects = {}, unknown, role = "ADMIN", open = [] }: Setting = {}) {
  const sent: Record<string, unknown>[] = [];
  const tracker = createFakeTracker({
    RequestListCount: () => ({ ...NO_OWN, stats: { requests: 3, active: 3, states: [] } }),
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
    Deletions: () => pageOf(...open),
    PreviewDeletion: ({ requestId }) => {
      if (requestId === unknown) throw new ApiError("UNAVAILABLE", "Radarr cannot be asked now.");
      return {
        previewDeletion: requestId === "lycoris" ? previewOf({ id: "p-lycoris" }) : ofMovie,
      };
    },
    DeleteRequest: (variables) => {
      sent.push(variables);
      const id = String(variables["requestId"]);
      const words = rejects[id];
      if (words !== undefined) throw new ApiError("CONFLICT", words);
      const title = rows.find((row) => row.id === id)?.title ?? "";
      return { deleteRequest: deletionOf({ id: `x-${id}`, title, request: { id } }) };
    },
    CancelDeletion: ({ id }) => ({
      cancelDeletion: deletionOf({
        id: String(id),
        status: "CANCELLED",
        reason: "Ada cancelled the deletion.",
        updatedAt: new Date(Date.now() + 1000).toISOString(),
      }),
    }),
  });
  renderPage(HomePage, tracker, "/", "*", role);
  return { sent, tracker };
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const box = (name: RegExp) => screen.findByRole<HTMLInputElement>("checkbox", { name });

async function select(...names: readonly RegExp[]) {
  await screen.findByRole("link", { name: /Dune/ });
  fireEvent.click(await button("Select"));
  for (const name of names) fireEvent.click(await box(name));
  fireEvent.click(await button("Delete…"));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(dialog.getByRole("radio", { name: /^Delete everywhere/ }));
  return dialog;
}

it("selects cards instead of opening them, and clears the selection on cancel", async () => {
  openList();
  await screen.findByRole("link", { name: /Dune/ });
  expect(screen.queryByRole("checkbox")).toBeNull();
  fireEvent.click(await button("Select"));
  expect(screen.queryByRole("link", { name: /Dune/ })).toBeNull();
  expect((await button("Delete…")).hasAttribute("disabled")).toBe(true);
  fireEvent.click(await box(/Dune/));
  fireEvent.click(await box(/Lycoris/));
  expect(screen.getByText("2 selected")).toBeTruthy();
  fireEvent.click(await box(/Dune/));
  expect(screen.getByText("1 selected")).toBeTruthy();
  fireEvent.click(await button("Cancel"));
  expect(await screen.findByRole("link", { name: /Dune/ })).toBeTruthy();
  fireEvent.click(await button("Select"));
  expect((await box(/Lycoris/)).checked).toBe(false);
});

it("asks once for all titles, with the total and what is kept", async () => {
  const { sent } = openList();
  const dialog = await select(/Dune/, /Lycoris/);
  const confirm = await dialog.findByRole("button", {
    name: "Delete 2 titles: 14 files, 40.0 GB",
  });
  expect(dialog.getByText("1 file, 9.0 GB")).toBeTruthy();
  expect(dialog.getByText("13 files, 31.0 GB")).toBeTruthy();
  expect(dialog.getByText("Kept").parentElement?.textContent).toContain(
    "Dune: Dune in Radarr 4K, because it is another instance's",
  );
  fireEvent.click(confirm);
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent).toEqual([
    { requestId: "dune", deleteFiles: true, previewId: "p-dune" },
    { requestId: "lycoris", deleteFiles: true, previewId: "p-lycoris" },
  ]);
});

it("shows the progress of each deletion, and one button to undo all", async () => {
  const { tracker } = openList();
  const dialog = await select(/Dune/, /Lycoris/);
  fireEvent.click(await dialog.findByRole("button", { name: /^Delete 2 titles/ }));
  const undoAll = await button("Undo all 2");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(document.activeElement).toBe(undoAll);
  const later = new Date(Date.now() + 1000).toISOString();
  tracker.push("DeletionChanged", {
    deletionChanged: deletionOf({
      id: "x-dune",
      title: "Dune",
      request: { id: "dune" },
      status: "RUNNING",
      steps: stepsOf("VERIFIED", "VERIFIED"),
      updatedAt: later,
    }),
  });
  expect(await screen.findByText("2 of 6 steps done")).toBeTruthy();
  expect(screen.getAllByRole("button", { name: "Undo" })).toHaveLength(1);
});

it("cancels all deletions, and dismisses the ended ones", async () => {
  openList();
  const dialog = await select(/Dune/, /Lycoris/);
  fireEvent.click(await dialog.findByRole("button", { name: /^Delete 2 titles/ }));
  fireEvent.click(await button("Undo all 2"));
  expect(await screen.findAllByText("Cancelled")).toHaveLength(2);
  fireEvent.click(await button("Dismiss"));
  expect(screen.queryByText("Cancelled")).toBeNull();
});

it("continues when one deletion is rejected, and shows which and why", async () => {
  const { sent } = openList({ rejects: { dune: "It is being deleted already." } });
  const dialog = await select(/Dune/, /Lycoris/);
  fireEvent.click(await dialog.findByRole("button", { name: /^Delete 2 titles/ }));
  expect(await dialog.findByText("Dune: It is being deleted already.")).toBeTruthy();
  expect(await button("Undo")).toBeTruthy();
  expect(sent).toHaveLength(2);
  expect(screen.getByText("1 selected")).toBeTruthy();
});

it("skips a title whose preview failed, and says so", async () => {
  const { sent } = openList({ unknown: "night" });
  const dialog = await select(/Dune/, /Night Ferry/);
  expect(await dialog.findByText("Radarr cannot be asked now.")).toBeTruthy();
  expect(dialog.getByText(/^1 title could not be checked/)).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Delete 1 file, 9.0 GB" }));
  await waitFor(() => expect(sent).toMatchObject([{ requestId: "dune" }]));
});

it("shows active deletions when opened, whoever started them", async () => {
  openList({
    open: [deletionOf({ status: "RUNNING" }), deletionOf({ id: "x2", status: "COMPLETE" })],
  });
  expect(await screen.findByText("0 of 6 steps done")).toBeTruthy();
  expect(screen.getAllByRole("progressbar", { name: "Deleting Lycoris Recoil" })).toHaveLength(1);
});

it("offers no selection to a viewer", async () => {
  const { tracker } = openList({ role: "VIEWER" });
  await screen.findByRole("link", { name: /Dune/ });
  expect(screen.queryByRole("button", { name: "Select" })).toBeNull();
  expect(tracker.asked).not.toContain("Deletions");
});
