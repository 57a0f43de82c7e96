import { fireEvent, screen, within } from "@solidjs/testing-library";
import { expect, it, onTestFinished, vi } from "vitest";
import { RequestPage } from "../../../client/page/request.tsx";
import { stubDialogs } from "../support/dialog.ts";
import { ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { request } from "../support/request.ts";

const HISTORY = { request: { transitions: [] } };

function open(links: { id: string; url: string | null; expiresAt: string | null }[]) {
  const created: unknown[] = [];
  const state = { isBroken: false };
  const rows = links.map((link) => ({
    createdAt: NOW,
    lastUsedAt: null,
    badgeUrl: link.url === null ? null : `${link.url}/badge.svg`,
    ...link,
  }));
  const tracker = createFakeTracker({
    Request: () => ({ request }),
    History: () => HISTORY,
    ShareLinks: () => {
      if (state.isBroken) throw new ApiError("UNAVAILABLE", "The database is locked.");
      return { request: { id: "7", shareLinks: rows } };
    },
    CreateShareLink: (variables) => {
      created.push(variables);
      const { expiresAt } = variables as { expiresAt: string | null };
      return {
        createShareLink: { id: "new", url: "/s/new", expiresAt, createdAt: NOW, lastUsedAt: null },
      };
    },
    RevokeShareLink: () => ({ revokeShareLink: true }),
  });
  renderPage(RequestPage, tracker, "/request/7", "/request/:id", "REQUESTER");
  return { created, tracker, state };
}

const NOW = new Date().toISOString();

it("creates a link that works for the chosen time, and shows its whole address with a QR code", async () => {
  stubDialogs();
  const { created } = open([]);
  fireEvent.click(await screen.findByRole("button", { name: "Share" }));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(dialog.getByLabelText("7 days"));
  fireEvent.click(dialog.getByRole("button", { name: "Create link" }));
  const field = await dialog.findByRole("textbox", { name: "Link to Lycoris Recoil" });
  expect(field).toHaveProperty("value", new URL("/s/new", location.origin).href);
  expect(await dialog.findByRole("img", { name: "QR code: Link to Lycoris Recoil" })).toBeTruthy();
  const [{ requestId, expiresAt }] = created as [{ requestId: string; expiresAt: string }];
  expect(requestId).toBe("7");
  const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(6.9);
  expect(days).toBeLessThanOrEqual(7);
});

it("lists the links with how long they work, and revokes one", async () => {
  stubDialogs();
  open([
    { id: "a", url: "/s/a", expiresAt: null },
    { id: "b", url: null, expiresAt: "2020-01-01T00:00:00Z" },
  ]);
  fireEvent.click(await screen.findByRole("button", { name: "Share" }));
  const dialog = within(await screen.findByRole("dialog"));
  const [first, second] = await dialog.findAllByRole("listitem");
  const copied: string[] = [];
  const writeText = async (text: string) => void copied.push(text);
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, "clipboard"));
  fireEvent.click(dialog.getByRole("button", { name: "Badge" }));
  const { origin } = location;
  await vi.waitFor(() =>
    expect(copied).toEqual([`[![Lycoris Recoil](${origin}/s/a/badge.svg)](${origin}/s/a)`]),
  );
  expect(first?.textContent).toContain("works until it is revoked, not opened yet");
  expect(second?.textContent).toContain("The address cannot be shown any more");
  expect(second?.textContent).toContain("expired");
  if (first !== undefined) fireEvent.click(within(first).getByRole("button", { name: "Revoke" }));
  await vi.waitFor(() => expect(dialog.getAllByRole("listitem")).toHaveLength(1));
});

it("says why the links cannot be listed and tries again, and shows one that is created meanwhile", async () => {
  stubDialogs();
  const { state } = open([{ id: "a", url: "/s/a", expiresAt: null }]);
  const share = await screen.findByRole("button", { name: "Share" });
  state.isBroken = true;
  fireEvent.click(share);
  const dialog = within(await screen.findByRole("dialog"));
  expect((await dialog.findByRole("alert")).textContent).toContain("The database is locked.");
  expect(dialog.queryByText("Loading…")).toBeNull();
  fireEvent.click(dialog.getByRole("button", { name: "Create link" }));
  await vi.waitFor(() => expect(dialog.getAllByRole("listitem")).toHaveLength(1));
  state.isBroken = false;
  fireEvent.click(dialog.getByRole("button", { name: "Try again" }));
  await vi.waitFor(() => expect(dialog.getAllByRole("listitem")).toHaveLength(2));
  expect(dialog.queryByRole("alert")).toBeNull();
});
