import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it, onTestFinished } from "vitest";
import type { Deletion, Preview } from "../../../client/feature/deletion/document.ts";
import { RequestPage } from "../../../client/page/request.tsx";
import {
  deletionOf,
  itemOf,
  pageOf,
  previewOf,
  stepOf,
  stepsOf,
  UNCODED,
  UNNAMED,
} from "../support/deletion.ts";
import { stubDialogs } from "../support/dialog.ts";
import { ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { switchLanguage } from "../support/language.ts";
import { actionOf, problemOf } from "../support/problem.ts";
import { request } from "../support/request.ts";

stubDialogs();

interface Setting {
  readonly preview?: (variables: Record<string, unknown>) => Preview;
  readonly held?: readonly Deletion[];
  readonly rejects?: ApiError;
  readonly role?: "ADMIN" | "VIEWER";
  readonly shown?: Partial<typeof request>;
}

function open({ preview, held = [], rejects, role = "ADMIN", shown = {} }: Setting = {}) {
  const asked: Record<string, unknown>[] = [];
  let rejection = rejects;
  const waiting = deletionOf({});
  const tracker = createFakeTracker({
    Request: () => ({ request: { ...request, ...shown } }),
    History: () => ({ request: { id: "7", transitions: [] } }),
    Deletions: () => pageOf(...held),
    PreviewDeletion: (variables) => ({
      previewDeletion: preview?.(variables) ?? previewOf({}),
    }),
    DeleteRequest: (variables) => {
      asked.push(variables);
      const thrown = rejection;
      rejection = undefined;
      if (thrown !== undefined) throw thrown;
      return { deleteRequest: waiting };
    },
    CancelDeletion: (variables) => {
      asked.push(variables);
      return {
        cancelDeletion: {
          ...waiting,
          status: "CANCELLED",
          reason: "Ada cancelled the deletion.",
          updatedAt: new Date().toISOString(),
        },
      };
    },
    RetryDeletion: (variables) => {
      asked.push(variables);
      return { retryDeletion: later({ status: "RUNNING", reason: null }) };
    },
  });
  renderPage(RequestPage, tracker, "/request/7", "/request/:id", role);
  return {
    asked,
    tracker,
    startsAt: waiting.startsAt,
    /** Publishes progress of the deletion. */
    report: (parts: Partial<Deletion>) =>
      tracker.push("DeletionChanged", { deletionChanged: later(parts) }),
  };
}

/** The same deletion, updated later. */
function later(parts: Partial<Deletion>): Deletion {
  return deletionOf({ updatedAt: new Date(Date.now() + 1000).toISOString(), ...parts });
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });
async function openDialog() {
  fireEvent.click(await button("Delete…"));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(dialog.getByRole("radio", { name: /^Delete everywhere/ }));
  return dialog;
}
const lineOf = (service: string, index = 0) =>
  screen.getAllByText(service)[index]?.closest("li")?.textContent ?? "";

it("previews what will be deleted by service, and names the total on the button", async () => {
  open();
  const dialog = await openDialog();
  const confirm = await dialog.findByRole("button", { name: "Delete 13 files, 31.0 GB" });
  expect(confirm).toBeTruthy();
  const ofSonarr = dialog.getByText("Sonarr").nextElementSibling?.textContent ?? "";
  expect(ofSonarr).toContain("Stops monitoring Lycoris Recoil");
  expect(ofSonarr).toContain("The series and 13 files, 31.0 GB");
  // A service without anything to delete takes no row.
  expect(dialog.queryByText("qBittorrent")).toBeNull();
  expect(dialog.getByText("Nothing to delete in qBittorrent.")).toBeTruthy();
  expect(dialog.getByText("13 file matches")).toBeTruthy();
  expect(dialog.getByText("1 library item")).toBeTruthy();
  expect(
    dialog.getByText(
      "Mika's request for Lycoris Recoil and the media entry, so that the title can be requested again",
    ),
  ).toBeTruthy();
  expect(dialog.queryByText("Kept")).toBeNull();
});

it("chooses nothing in advance: nothing is loaded or can be confirmed before", async () => {
  const { tracker } = open();
  fireEvent.click(await button("Delete…"));
  const dialog = within(await screen.findByRole("dialog"));
  for (const choice of dialog.getAllByRole<HTMLInputElement>("radio"))
    expect(choice.checked).toBe(false);
  expect(dialog.getByRole<HTMLButtonElement>("button", { name: "Delete" }).disabled).toBe(true);
  expect(dialog.getByText("Choose first what to delete.")).toBeTruthy();
  expect(tracker.asked).not.toContain("PreviewDeletion");
});

it("counts downloads beside files while a download is active", async () => {
  const [first, , ...others] = previewOf({}).steps;
  const downloads = {
    ...previewOf({}).steps[1],
    status: "PENDING",
    message: "",
    items: [itemOf("DOWNLOAD", "[FLE] Lycoris Recoil", 33_900_000_000)],
  } as Preview["steps"][number];
  open({
    preview: () =>
      previewOf({
        size: "33900000000",
        steps: [first, downloads, ...others].filter((step) => step !== undefined),
      }),
  });
  const dialog = await openDialog();
  expect(
    await dialog.findByRole("button", { name: "Delete 13 files and 1 download, 33.9 GB" }),
  ).toBeTruthy();
});

it("shows what is kept and why", async () => {
  open({
    preview: () =>
      previewOf({
        kept: [
          {
            serviceName: "Sonarr",
            what: "season 1",
            ...UNNAMED,
            reason: "Jörg asked for it too",
            reasons: [],
          },
          {
            serviceName: "qBittorrent",
            what: "[FLE] S01",
            ...UNNAMED,
            reason: "the words of the tracker",
            reasons: [
              {
                message: "",
                messageCode: "HOLDS_OTHER_SEASONS",
                messageParams: { seasons: [2] },
              },
            ],
          },
        ],
      }),
  });
  const dialog = await openDialog();
  const kept = (await dialog.findByText("Kept")).parentElement?.textContent;
  expect(kept).toContain("season 1 in Sonarr, because Jörg asked for it too");
  expect(kept).toContain("[FLE] S01 in qBittorrent, because it also holds season 2");
});

it("names services that cannot be reached", async () => {
  const unseenMessages = [{ message: "Jellyfin: cannot be reached", ...UNCODED }];
  open({ preview: () => previewOf({ unseenMessages }) });
  const dialog = await openDialog();
  expect(await dialog.findByText("Jellyfin: cannot be reached")).toBeTruthy();
  expect(dialog.getByText("Some services cannot be reached.")).toBeTruthy();
});

it("says in German what a preview keeps, and which services cannot be reached", async () => {
  await switchLanguage("de");
  onTestFinished(() => switchLanguage("en"));
  const kept = [
    {
      serviceName: "Sonarr",
      what: "the series Lycoris Recoil",
      whatCode: "THE_SERIES",
      whatParams: { title: "Lycoris Recoil" },
      reason: "season 2 of it is there or searched for",
      reasons: [
        {
          message: "season 2 of it is there or searched for",
          messageCode: "SEASONS_IN_USE",
          messageParams: { seasons: [2] },
        },
      ],
    },
  ];
  const cause = { code: "UNREACHABLE", params: {} };
  const unseenMessages = [
    {
      message: "Jellyfin: cannot be reached",
      messageCode: "OF_SERVICE",
      messageParams: { service: "Jellyfin", cause },
    },
  ];
  open({ preview: () => previewOf({ kept, unseenMessages }) });
  fireEvent.click(await screen.findByRole("button", { name: /^Löschen/ }));
  fireEvent.click(await screen.findByRole("radio", { name: /^Überall löschen/ }));
  expect(await screen.findByText("Jellyfin: nicht erreichbar")).toBeTruthy();
  expect(document.body.textContent).toContain("die Serie Lycoris Recoil");
  expect(document.body.textContent).toContain("Staffel 2 davon vorhanden oder gesucht");
});

it("shows why the preview failed, deletes nothing, and loads it again", async () => {
  let isDown = true;
  const { asked } = open({
    preview: () => {
      if (isDown) throw new ApiError("UNAVAILABLE", "The database is locked.");
      return previewOf({});
    },
  });
  const dialog = await openDialog();
  expect((await dialog.findByRole("alert")).textContent).toContain("The database is locked.");
  const confirm = dialog.getByRole<HTMLButtonElement>("button", { name: "Delete" });
  expect(confirm.disabled).toBe(true);
  isDown = false;
  fireEvent.click(dialog.getByRole("button", { name: "Try again" }));
  expect(await dialog.findByRole("button", { name: "Delete 13 files, 31.0 GB" })).toBeTruthy();
  expect(asked).toEqual([]);
});

it("loads a preview for the other choice, and deletes what it shows", async () => {
  const { asked } = open({
    preview: ({ deleteFiles }) =>
      deleteFiles === true
        ? previewOf({})
        : previewOf({ id: "p2", size: "0", steps: previewOf({}).steps.slice(-1) }),
  });
  const dialog = await openDialog();
  await dialog.findByText("The series and 13 files, 31.0 GB");
  fireEvent.click(dialog.getByRole("radio", { name: /^Stop tracking/ }));
  const confirm = dialog.getByRole<HTMLButtonElement>("button", { name: "Stop tracking" });
  await waitFor(() => expect(confirm.disabled).toBe(false));
  fireEvent.click(confirm);
  await waitFor(() =>
    expect(asked).toEqual([{ requestId: "7", deleteFiles: false, previewId: "p2" }]),
  );
});

it("deletes nothing when cancelled", async () => {
  const { asked } = open();
  const dialog = await openDialog();
  fireEvent.click(await dialog.findByRole("button", { name: "Cancel" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(asked).toEqual([]);
});

it("shows why the deletion was rejected, and loads the preview again", async () => {
  const words = "The preview has expired.";
  const { asked, tracker } = open({ rejects: new ApiError("CONFLICT", words) });
  const dialog = await openDialog();
  fireEvent.click(await dialog.findByRole("button", { name: /^Delete 13/ }));
  expect(await dialog.findByText(words)).toBeTruthy();
  await waitFor(() =>
    expect(tracker.asked.filter((name) => name === "PreviewDeletion")).toHaveLength(2),
  );
  fireEvent.click(await dialog.findByRole("button", { name: /^Delete 13/ }));
  expect(await button("Undo")).toBeTruthy();
  expect(asked).toHaveLength(2);
});

it("can be undone for some seconds, with the focus on the undo button", async () => {
  const { asked, startsAt } = open();
  const dialog = await openDialog();
  fireEvent.click(await dialog.findByRole("button", { name: /^Delete 13/ }));
  const undo = await button("Undo");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(undo);
  const timer = screen.getByRole("timer").textContent;
  // It was computed since the deletion was ordered, so it is between the seconds that are left and all.
  const left = Math.max(0, Math.floor((Date.parse(startsAt) - Date.now()) / 1_000));
  const seconds = Array.from({ length: 11 - left }, (_, index) => left + index);
  expect(seconds.map((each) => (each === 0 ? "Starting…" : `Starts in ${each} s`))).toContain(
    timer,
  );
  expect(screen.queryByRole("button", { name: "Delete…" })).toBeNull();
  fireEvent.click(undo);
  expect(await screen.findByText("Ada cancelled the deletion. Nothing was deleted.")).toBeTruthy();
  expect(await button("Delete…")).toBeTruthy();
  expect(asked.at(-1)).toEqual({ id: "x1" });
});

it("shows the progress of each step, then the result", async () => {
  const { report } = open({ held: [deletionOf({})] });
  await button("Undo");
  report({ status: "RUNNING", steps: stepsOf("VERIFIED", "DONE", "PENDING") });
  expect(await screen.findByText("1 of 6 steps done")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  expect(lineOf("Sonarr")).toContain("Verified");
  expect(lineOf("qBittorrent")).toContain("Verifying");
  expect(lineOf("Shoko")).toContain("Pending");
  report({
    status: "RUNNING",
    steps: [
      ...stepsOf("VERIFIED", "NOT_FOUND", "VERIFIED")
        .slice(0, 3)
        .map((step) => ({ ...step, message: `${step.serviceName} has no download of it.` })),
      stepOf({ kind: "MATCHING", status: "NOT_APPLICABLE", message: "It is no anime." }),
      stepOf({ kind: "LIBRARY" }),
      stepOf({ kind: "REQUEST" }),
    ],
  });
  await waitFor(() => expect(lineOf("Shoko")).toContain("Skipped"));
  expect(lineOf("Shoko")).toContain("It is no anime.");
  expect(lineOf("qBittorrent")).toContain("Not found");
  expect(lineOf("qBittorrent")).toContain("qBittorrent has no download of it.");
  expect(lineOf("Jellyfin")).toContain("In progress");
  report({
    status: "COMPLETE",
    steps: stepsOf("VERIFIED", "VERIFIED", "VERIFIED", "VERIFIED", "VERIFIED", "VERIFIED"),
  });
  expect(
    await screen.findByText("Deleted everywhere. The title can be requested again."),
  ).toBeTruthy();
  expect(screen.getAllByText("Verified")).toHaveLength(6);
  expect(screen.queryByRole("button", { name: "Delete…" })).toBeNull();
});

it("offers no other actions during a deletion", async () => {
  const problem = problemOf({ message: "The download stands still.", actions: [actionOf({})] });
  open({ held: [deletionOf({ status: "RUNNING" })], shown: { problems: [problem] as never } });
  expect(await screen.findByText("0 of 6 steps done")).toBeTruthy();
  expect(screen.queryByText("The download stands still.")).toBeNull();
  expect(screen.queryByRole("button", { name: "Sync" })).toBeNull();
  expect(screen.queryByRole("link", { name: /^Watch/ })).toBeNull();
});

it("shows why a deletion is incomplete, and retries it", async () => {
  const steps = [
    ...stepsOf("VERIFIED", "VERIFIED", "VERIFIED", "VERIFIED").slice(0, 4),
    stepOf({ kind: "LIBRARY", status: "FAILED", message: "Jellyfin: it does not answer" }),
    stepOf({ kind: "REQUEST", status: "VERIFIED" }),
  ];
  const reason = "Jellyfin: it does not answer";
  const { asked } = open({ held: [deletionOf({ status: "INCOMPLETE", reason, steps })] });
  const reported = await screen.findByText("Deletion incomplete.");
  expect(reported.parentElement?.textContent).toContain(reason);
  expect(lineOf("Jellyfin")).toContain("Failed");
  fireEvent.click(await button("Try again"));
  expect(await screen.findByText(/of 6 steps done$/)).toBeTruthy();
  expect(asked).toEqual([{ id: "x1" }]);
});

it("shows when and by whom a request was deleted, with a link to the record", async () => {
  open({
    held: [deletionOf({ status: "COMPLETE", steps: stepsOf("VERIFIED"), by: "Ada" })],
    shown: { state: "DELETED" },
  });
  const panel = within(await screen.findByRole("region", { name: "Deletion" }));
  expect(panel.getByText("Deleted")).toBeTruthy();
  expect(panel.getByText("Ada").parentElement?.textContent).toMatch(/^by Ada,/);
  expect(panel.getByRole("link", { name: "View deletion record" }).getAttribute("href")).toBe(
    "/deletions?request=7",
  );
});

it("ignores deletions of other requests, and outdated messages", async () => {
  const { report, tracker } = open();
  await button("Delete…");
  tracker.push("DeletionChanged", {
    deletionChanged: deletionOf({ id: "x9", request: { id: "8" } }),
  });
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  report({ status: "RUNNING" });
  expect(await screen.findByText("0 of 6 steps done")).toBeTruthy();
  tracker.push("DeletionChanged", {
    deletionChanged: deletionOf({ updatedAt: "2025-11-22T19:00:00Z" }),
  });
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

it("shows no delete button to a viewer", async () => {
  const { tracker } = open({ role: "VIEWER" });
  await screen.findByRole("heading", { name: "Lycoris Recoil" });
  expect(screen.queryByRole("button", { name: "Delete…" })).toBeNull();
  expect(tracker.asked).not.toContain("Deletions");
});
