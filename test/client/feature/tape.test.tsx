import { fireEvent, screen, within } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { RequestPage } from "../../../client/page/request.tsx";
import { stubDialogs, stubPopovers } from "../support/dialog.ts";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { request } from "../support/request.ts";

function open(role: "ADMIN" | "REQUESTER"): void {
  stubDialogs();
  stubPopovers();
  const tracker = createFakeTracker({
    Request: () => ({ request }),
    History: () => ({ request: { transitions: [] } }),
  });
  renderPage(RequestPage, tracker, "/request/7", "/request/:id", role);
}

it("says to admins what an exported request holds, before it is downloaded", async () => {
  open("ADMIN");
  fireEvent.click(
    await screen.findByRole("button", { name: "Export for a bug report", hidden: true }),
  );
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/^It holds: titles/)).toBeTruthy();
  expect(dialog.getByText(/^Removed from it: names and e-mail addresses/)).toBeTruthy();
  const link = dialog.getByRole("link", { name: "Download" });
  expect(link.getAttribute("href")).toBe(new URL("api/requests/7/tape", document.baseURI).href);
});

it("offers no export to others", async () => {
  open("REQUESTER");
  expect(await screen.findByRole("button", { name: "Share" })).toBeTruthy();
  expect(screen.queryByText("Export for a bug report")).toBeNull();
});
