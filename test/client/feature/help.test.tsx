import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { HomePage } from "../../../client/page/home.tsx";
import { RequestPage } from "../../../client/page/request.tsx";
import { cardOf } from "../support/card.ts";
import { ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { request, stepOf } from "../support/request.ts";

const ASKED_AT = new Date(Date.now() - 5 * 60_000).toISOString();

function openRequest(role: "ADMIN" | "VIEWER", { isAsked }: { readonly isAsked: boolean }) {
  let helpAskedAt = isAsked ? ASKED_AT : null;
  const tracker = createFakeTracker({
    Request: () => ({
      request: { ...request, helpAskedAt, helpAskedBy: role === "ADMIN" ? "Mika" : null },
    }),
    History: () => ({ request: { id: "7", transitions: [stepOf("1", 1)] } }),
    AskForHelp: () => {
      helpAskedAt = ASKED_AT;
      return { askForHelp: { id: "7" } };
    },
    ResolveHelp: () => {
      helpAskedAt = null;
      return { resolveHelp: { id: "7" } };
    },
  });
  renderPage(RequestPage, tracker, "/request/7", "/request/:id", role);
  return tracker;
}

it("asks the admins with one button, which is gone while they know", async () => {
  const tracker = openRequest("VIEWER", { isAsked: false });
  fireEvent.click(await screen.findByRole("button", { name: "Ask for help" }));
  expect(await screen.findByText("The admins were asked for help.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Ask for help" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Mark as dealt with" })).toBeNull();
  expect(tracker.asked.filter((name) => name === "AskForHelp")).toHaveLength(1);
});

it("says why the admins could not be asked", async () => {
  const tracker = createFakeTracker({
    Request: () => ({ request: { ...request, helpAskedAt: null, helpAskedBy: null } }),
    History: () => ({ request: { id: "7", transitions: [] } }),
    AskForHelp: () => {
      throw new ApiError("LIMIT", "The admins were asked less than an hour ago.");
    },
  });
  renderPage(RequestPage, tracker, "/request/7", "/request/:id", "VIEWER");
  fireEvent.click(await screen.findByRole("button", { name: "Ask for help" }));
  expect((await screen.findByRole("alert")).textContent).toContain("less than an hour ago");
});

it("shows an admin who asks, until it is dealt with", async () => {
  openRequest("ADMIN", { isAsked: true });
  expect(await screen.findByText("Mika asks for help.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Mark as dealt with" }));
  await waitFor(() => expect(screen.queryByText("Mika asks for help.")).toBeNull());
  expect(screen.queryByRole("button", { name: "Ask for help" })).toBeNull();
});

it("raises the request in the list of an admin, once", async () => {
  const calm = cardOf({ id: "dune", title: "Dune", state: "DOWNLOADING", version: "5" });
  const needy = cardOf({
    id: "lycoris",
    title: "Lycoris",
    state: "DOWNLOADING",
    version: "6",
    helpAskedAt: ASKED_AT,
    helpAskedBy: "Mika",
  });
  const tracker = createFakeTracker({
    RequestListCount: () => ({
      stats: { requests: 2, active: 2, states: [] },
      mine: { totalCount: 0 },
      followed: { totalCount: 0 },
    }),
    Services: () => ({ services: [] }),
    RequestList: ({ filter }) => {
      const { isHelpAsked, hasProblem, isFinished } = filter as Record<string, boolean | undefined>;
      const isActive = isFinished === false && hasProblem === false;
      const nodes = isHelpAsked === true ? [needy] : isActive ? [needy, calm] : [];
      const pageInfo = { hasNextPage: false, endCursor: null };
      return { requests: { nodes, pageInfo, totalCount: nodes.length } };
    },
  });
  renderPage(HomePage, tracker);
  const section = (await screen.findByText("Asks for help")).closest("section");
  expect(within(section ?? document.body).getByText("Mika asks for help.")).toBeTruthy();
  expect(await screen.findByRole("link", { name: /Dune/ })).toBeTruthy();
  expect(screen.getAllByRole("link", { name: /Lycoris/ })).toHaveLength(1);
  tracker.push("RequestListChanged", {
    requestChanged: { ...needy, helpAskedAt: null, helpAskedBy: null, version: "7" },
  });
  await waitFor(() => expect(screen.queryByText("Asks for help")).toBeNull());
  expect(screen.getAllByRole("link", { name: /Lycoris/ })).toHaveLength(1);
});
