import { fireEvent, screen } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { BackupSection } from "../../../client/feature/settings/backup-section.tsx";
import { ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";

const OLD = {
  name: "backup-2025-11-22T04-00-00Z.db",
  madeAt: "2025-11-22T04:00:00Z",
  size: "18400000",
  isBeforeUpgrade: true,
};
const NEW = {
  name: "backup-2025-11-23T04-00-00Z.db",
  madeAt: "2025-11-23T04:00:00Z",
  size: "18500000",
  isBeforeUpgrade: false,
};

function open({
  failure = null,
  full = false,
}: { readonly failure?: string | null; readonly full?: boolean } = {}) {
  let backups = [OLD];
  const restored: unknown[] = [];
  const tracker = createFakeTracker({
    Backups: () => ({
      backups,
      backupFailure: failure === null ? null : { at: OLD.madeAt, reason: failure },
    }),
    MakeBackup: () => {
      if (full) throw new ApiError("UNAVAILABLE", "The backup could not be made: no space is left");
      backups = [NEW, OLD];
      return { makeBackup: { name: NEW.name } };
    },
    RemoveBackup: ({ name }) => {
      backups = backups.filter((backup) => backup.name !== name);
      return { removeBackup: true };
    },
    RestoreBackup: ({ name }) => {
      restored.push(name);
      return { restoreBackup: true };
    },
  });
  renderPage(BackupSection, tracker);
  return { restored };
}

const button = (name: RegExp) => screen.findByRole("button", { name });

it("makes a backup and offers its file", async () => {
  open();
  expect(await screen.findByText("18.4 MB · before an upgrade")).toBeTruthy();
  fireEvent.click(await button(/^Back up now/));
  expect(await screen.findByText("Backup made")).toBeTruthy();
  expect(await screen.findByText("18.5 MB")).toBeTruthy();
  const [link] = screen.getAllByRole<HTMLAnchorElement>("link", {
    name: /^Download the backup of/,
  });
  expect(new URL(link?.href ?? "").pathname).toBe(`/api/backups/${NEW.name}`);
});

it("restores a backup after a second press, and says that the tracker restarts", async () => {
  const { restored } = open();
  fireEvent.click(await button(/^Restore the backup of/));
  expect(restored).toEqual([]);
  fireEvent.click(await button(/^Restore and restart/));
  expect(await screen.findByText(/^The tracker restarts with this backup/)).toBeTruthy();
  expect(restored).toEqual([OLD.name]);
});

it("deletes a backup after a second press", async () => {
  open();
  fireEvent.click(await button(/^Delete the backup of/));
  fireEvent.click(await button(/^Delete backup/));
  expect(await screen.findByText("There are no backups yet.")).toBeTruthy();
});

it("says why the last backup failed, and why one cannot be made", async () => {
  open({ failure: "the disk is full", full: true });
  expect(await screen.findByText(/: the disk is full$/)).toBeTruthy();
  fireEvent.click(await button(/^Back up now/));
  expect(await screen.findByText(/no space is left/)).toBeTruthy();
});
