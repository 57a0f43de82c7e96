import { fireEvent, screen, within } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import type { Role } from "../../../client/graphql/graphql.ts";
import { RequestPage } from "../../../client/page/request.tsx";
import { stubDialogs } from "../support/dialog.ts";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { episodeDetails, request, stepOf } from "../support/request.ts";

stubDialogs();

const STEP = "Sonarr imported episode 1 into the library";

/** Opens the page of a request and the dialog of its first episode; returns the dialog. */
async function open(role: Role): Promise<HTMLElement> {
  const tracker = createFakeTracker({
    Request: () => ({ request }),
    History: () => ({ request: { id: "7", transitions: [stepOf("1", 1)] } }),
    EpisodeDetails: () => ({ request: { id: "7", episodes: [episodeDetails([stepOf("1", 1)])] } }),
  });
  renderPage(RequestPage, tracker, "/request/7", "/request/:id", role);
  await screen.findByText(STEP);
  fireEvent.click(screen.getByRole("button", { name: /^Episode 1,/ }));
  return screen.findByRole("dialog");
}

it.each<Role>(["VIEWER", "REQUESTER"])(
  "has no link for a %s, who may not see the evidence, on the page and in the dialog of an episode",
  async (role) => {
    const dialog = await open(role);
    expect(await within(dialog).findByText(/imported/)).toBeTruthy();
    expect(screen.queryAllByRole("button", { name: /^Evidence/, hidden: true })).toEqual([]);
  },
);

it("has a link for an admin in both places", async () => {
  const dialog = await open("ADMIN");
  expect(await within(dialog).findByRole("button", { name: /^Evidence/ })).toBeTruthy();
  expect(screen.getAllByRole("button", { name: /^Evidence/, hidden: true })).toHaveLength(2);
});
