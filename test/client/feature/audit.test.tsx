import { fireEvent, screen, within } from "@solidjs/testing-library";
import { expect, it, vi } from "vitest";
import type { AuditEntry } from "../../../client/feature/audit/document.ts";
import { AuditPage } from "../../../client/page/audit.tsx";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";

const entryOf = (parts: Partial<AuditEntry>): AuditEntry => ({
  id: "1",
  at: "2025-11-18T18:02:00Z",
  lastAt: null,
  count: 1,
  isDenied: false,
  actor: "Ada",
  token: null,
  address: "192.168.1.7",
  subject: null,
  message: "",
  messageCode: "SIGNED_IN",
  messageParams: { service: null },
  ...parts,
});

const ENTRIES = [
  entryOf({
    id: "3",
    isDenied: true,
    actor: null,
    address: "203.0.113.7",
    count: 3,
    lastAt: "2025-11-18T18:02:40Z",
    messageCode: "SIGN_IN_REFUSED",
    messageParams: { way: "password", cause: "wrong", place: null },
  }),
  entryOf({
    id: "2",
    token: "script",
    subject: "r7",
    messageCode: "ACTION_REQUESTED",
    messageParams: { title: "Night Ferry", action: "SEARCH", service: "Sonarr" },
  }),
  entryOf({ id: "1", messageCode: "SOMETHING_NEW", message: "Did something new" }),
];

function open(path = "/audit") {
  const asked: unknown[] = [];
  const tracker = createFakeTracker({
    AuditLog: (variables) => {
      asked.push(variables["filter"]);
      const after = variables["after"];
      return {
        auditLog: {
          nodes: after === null ? ENTRIES.slice(0, 2) : ENTRIES.slice(2),
          pageInfo: { hasNextPage: after === null, endCursor: "cursor" },
        },
      };
    },
  });
  renderPage(AuditPage, tracker, path);
  return asked;
}

it("says who did what and from where, and loads more", async () => {
  open();
  const [refused, action] = await screen.findAllByRole("listitem");
  expect(refused?.textContent).toMatch(
    /A stranger.*A sign-in was refused.*3 times, last .*203\.0\.113\.7/,
  );
  expect(action?.textContent).toMatch(
    /Ada, by the token “script”.*Had Sonarr search again: Night Ferry/,
  );
  if (action !== undefined)
    expect(within(action).getByRole("link").getAttribute("href")).toBe("/request/r7");
  fireEvent.click(screen.getByRole("button", { name: "Show more" }));
  expect((await screen.findByText("Did something new")).textContent).toBe("Did something new");
});

it("filters refusals, and the entries of one person", async () => {
  const asked = open("/audit?person=p1");
  await screen.findAllByRole("listitem");
  expect(asked).toEqual([{ isDenied: null, personId: "p1" }]);
  fireEvent.click(screen.getByRole("button", { name: "Refused" }));
  await vi.waitFor(() => expect(asked.at(-1)).toEqual({ isDenied: true, personId: "p1" }));
  fireEvent.click(screen.getByRole("button", { name: /show everybody/ }));
  await vi.waitFor(() => expect(asked.at(-1)).toEqual({ isDenied: true, personId: null }));
});
