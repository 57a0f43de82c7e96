import { fireEvent, screen, within } from "@solidjs/testing-library";
import { expect, it, vi } from "vitest";
import type { Person } from "../../../client/feature/people/document.ts";
import { PeoplePage } from "../../../client/page/people.tsx";
import { stubDialogs } from "../support/dialog.ts";
import { ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";

const personOf = (parts: Partial<Person>): Person => ({
  id: "1",
  name: "Mika Kowalski",
  role: "ADMIN",
  isRoleSet: true,
  isEnabled: true,
  createdAt: "2025-11-18T18:02:00Z",
  lastSeenAt: null,
  identities: [],
  ...parts,
});

const identity = (kind: Person["identities"][number]["kind"], provider: string, name: string) => ({
  id: `${provider}-${name}`,
  kind,
  provider,
  name,
  lastUsedAt: null,
});

const ADA = personOf({
  id: "2",
  name: "Ada",
  role: "REQUESTER",
  isRoleSet: false,
  identities: [identity("JELLYFIN", "jellyfin", "ada"), identity("LOCAL", "local", "Ada")],
});

function open(answers: Parameters<typeof createFakeTracker>[0] = {}) {
  stubDialogs();
  const nodes = [personOf({}), ADA];
  const page = { pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 2 };
  const tracker = createFakeTracker({
    People: () => ({ people: { nodes, ...page } }),
    Invitations: () => ({ invitations: [] }),
    ...answers,
  });
  renderPage(PeoplePage, tracker);
  return tracker;
}

async function manage(name: string) {
  fireEvent.click(await screen.findByRole("button", { name: `Manage ${name}` }));
  return within(await screen.findByRole("dialog", { name }));
}

it("lists people with how they sign in, their role and whether it is oneself", async () => {
  open();
  const [own, ada] = await screen.findAllByRole("listitem");
  expect(own?.textContent).toMatch(/Mika Kowalski.*you.*Admin/);
  expect(ada?.textContent).toMatch(
    /Ada.*Jellyfin as ada · Password for Ada.*Requester.*Never here/,
  );
});

it("saves only what was changed of a person", async () => {
  const sent: unknown[] = [];
  open({
    SavePerson: (variables) => {
      sent.push(variables);
      return { savePerson: { ...ADA, role: "VIEWER", isRoleSet: true } };
    },
  });
  const dialog = await manage("Ada");
  expect(dialog.getByText(/the role follows the rights in Jellyfin or Seerr/)).toBeTruthy();
  fireEvent.click(dialog.getByLabelText(/^Viewer/));
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent).toEqual([{ id: "2", input: { role: "VIEWER" } }]);
  expect((await screen.findAllByRole("listitem"))[1]?.textContent).toContain("Viewer");
});

it("says why a change was refused, and keeps the dialog open", async () => {
  open({
    SavePerson: () => {
      throw new ApiError("CONFLICT", "At least one admin has to be able to sign in.");
    },
  });
  const dialog = await manage("Mika Kowalski");
  fireEvent.click(dialog.getByLabelText(/^Requester/));
  expect(dialog.getByText(/This is your own role/)).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  expect((await dialog.findByRole("alert")).textContent).toBe(
    "At least one admin has to be able to sign in.",
  );
});

it("removes a person only after a confirmation", async () => {
  const removed: unknown[] = [];
  open({
    RemovePerson: (variables) => {
      removed.push(variables);
      return { removePerson: true };
    },
  });
  const dialog = await manage("Ada");
  fireEvent.click(dialog.getByRole("button", { name: "Remove…" }));
  expect(removed).toEqual([]);
  const group = within(dialog.getByRole("group", { name: "Remove Ada?" }));
  fireEvent.click(group.getByRole("button", { name: "Remove" }));
  await vi.waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(1));
  expect(removed).toEqual([{ id: "2" }]);
});

it("shows the link of an invitation once, with its role", async () => {
  const sent: unknown[] = [];
  open({
    Invite: (variables) => {
      sent.push(variables);
      const expiresAt = "2099-01-08T12:00:00Z";
      return { invite: { id: "i", role: "VIEWER", path: "/invitation/abc", expiresAt } };
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Invite" }));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(dialog.getByLabelText(/^Viewer/));
  fireEvent.click(dialog.getByRole("button", { name: "Create invitation" }));
  const field = await dialog.findByRole("textbox", { name: "Invitation" });
  expect(field).toHaveProperty("value", new URL("/invitation/abc", location.origin).href);
  expect(dialog.getByText(/It works once, until/).textContent).toContain("makes them a viewer");
  expect(sent).toEqual([{ role: "VIEWER" }]);
});

it("lists open invitations, and revokes one after a confirmation", async () => {
  const revoked: unknown[] = [];
  const invitationOf = (id: string, role: string, invitedBy: string | null) => ({
    id,
    role,
    invitedBy,
    createdAt: "2025-11-18T18:02:00Z",
    expiresAt: "2099-01-08T12:00:00Z",
  });
  open({
    Invitations: () => ({
      invitations: [invitationOf("a", "VIEWER", "Ada"), invitationOf("b", "ADMIN", null)],
    }),
    RevokeInvitation: (variables) => {
      revoked.push(variables);
      return { revokeInvitation: true };
    },
  });
  const section = within(await screen.findByRole("region", { name: "Open invitations" }));
  expect(section.getAllByRole("listitem")[0]?.textContent).toMatch(/Viewer.*by Ada.*expires/);
  fireEvent.click(section.getByRole("button", { name: "Revoke… the invitation for a viewer" }));
  expect(revoked).toEqual([]);
  fireEvent.click(section.getByRole("button", { name: "Revoke invitation" }));
  await vi.waitFor(() => expect(section.getAllByRole("listitem")).toHaveLength(1));
  expect(revoked).toEqual([{ id: "a" }]);
  expect(document.activeElement?.textContent).toBe("Open invitations");
});

it("says nothing of invitations if there are none", async () => {
  open();
  await screen.findAllByRole("listitem");
  expect(screen.queryByRole("region", { name: "Open invitations" })).toBeNull();
});
