import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { SettingsPage } from "../../../client/page/settings.tsx";
import { ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";

function open(rejects?: ApiError) {
  const saved: unknown[] = [];
  const tracker = createFakeTracker({
    SaveSettings: ({ input }) => {
      saved.push(input);
      if (rejects !== undefined) throw rejects;
      return { saveSettings: input };
    },
  });
  renderPage(SettingsPage, tracker);
  return saved;
}

const choice = (name: RegExp) => screen.findByRole<HTMLInputElement>("radio", { name });

it("shows the setting for titles added in Sonarr or Radarr, and saves another choice at once", async () => {
  const saved = open();
  expect((await choice(/^Track new titles/)).checked).toBe(true);
  fireEvent.click(await choice(/^Track all titles/));
  expect(await screen.findByText("Saved")).toBeTruthy();
  expect(saved).toEqual([{ followsAdded: "ALL" }]);
  expect((await choice(/^Track all titles/)).checked).toBe(true);
});

it("says why the setting cannot be loaded, and loads it again", async () => {
  let isBroken = true;
  const tracker = createFakeTracker({
    Settings: () => {
      if (isBroken) throw new ApiError("UNAVAILABLE", "The database is locked.");
      return { settings: { followsAdded: "ALL" } };
    },
  });
  renderPage(SettingsPage, tracker);
  await screen.findByText("The database is locked.");
  expect(screen.queryByText("Loading…")).toBeNull();
  isBroken = false;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect((await choice(/^Track all titles/)).checked).toBe(true);
});

it("reverts a choice that cannot be saved, and shows why", async () => {
  open(new ApiError("UNAVAILABLE", "The database is locked."));
  fireEvent.click(await choice(/^Do not track/));
  expect(await screen.findByText("The database is locked.")).toBeTruthy();
  await waitFor(async () => expect((await choice(/^Track new titles/)).checked).toBe(true));
  expect(screen.queryByText("Saved")).toBeNull();
});
