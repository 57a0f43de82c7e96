import { screen } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { RequestPage } from "../../../client/page/request.tsx";
import { momentWords } from "../../../client/wording/time.ts";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { problemOf } from "../support/problem.ts";
import { episodeOf, request } from "../support/request.ts";

function open(
  problem: ReturnType<typeof problemOf>,
  affected: readonly number[] = [],
  change: Partial<typeof request> = {},
) {
  const episodes = [1, 2, 3, 4].map((number) =>
    episodeOf(number, { problem: affected.includes(number) ? problem : null }),
  );
  const tracker = createFakeTracker({
    Request: () => ({ request: { ...request, problem, problems: [problem], episodes, ...change } }),
    History: () => ({ request: { id: "7", transitions: [] } }),
  });
  renderPage(RequestPage, tracker, "/request/7", "/request/:id");
}

it("shows a stuck request as a problem, with its episodes", async () => {
  open(
    problemOf({ code: "STALLED", message: "The download stands still: nobody offers it." }),
    [2, 4],
  );
  const words = await screen.findByText(/^The download stands still/);
  expect(words.closest(".notice")?.classList).not.toContain("is-waiting");
  expect(screen.getByText(/^Episodes 2 and 4/)).toBeTruthy();
  expect(screen.getByRole("button", { name: /^Episode 2,.*stands still/ })).toBeTruthy();
  expect(document.title).toBe("! Lycoris Recoil");
});

it("shows waiting calmly, without an alarm in the tab or the stage bar", async () => {
  open(
    problemOf({
      code: "QUEUED_IN_CLIENT",
      severity: "WAITING",
      message: "The download waits for its turn: others come first.",
    }),
    [1],
  );
  const words = await screen.findByText(/^The download waits for its turn/);
  expect(words.closest(".notice")?.classList).toContain("is-waiting");
  expect(document.title).toBe("64 % · Lycoris Recoil");
  expect(screen.queryByText("Needs attention")).toBeNull();
  expect(screen.getByText("Downloading 64 %")).toBeTruthy();
});

it("says since when a service cannot be seen", async () => {
  const since = "2025-11-22T14:02:00Z";
  open(
    problemOf({
      code: "SERVICE_UNREACHABLE",
      since,
      message: "Cannot reach Sonarr at the moment, so this may be out of date.",
      messageParams: { service: "Sonarr" },
    }),
  );
  const words = await screen.findByText(/^Cannot reach Sonarr/);
  expect(words.closest("p")?.textContent).toBe(
    `Cannot reach Sonarr since ${momentWords(new Date(since), new Date())}, so this may be out of date.`,
  );
});

it("says of what is not out yet when it will be, and not since when it is not", async () => {
  const problem = problemOf({
    code: "NOT_RELEASED",
    severity: "WAITING",
    message: "Not released yet.",
    since: "2025-11-22T14:02:00Z",
    until: "2099-12-03T12:00:00Z",
  });
  open(problem, [], { state: "UNAIRED", mediaType: "MOVIE" });
  const box = (await screen.findByText("Not released yet.")).closest(".notice");
  expect(box?.querySelector("small")?.textContent).toBe("will be released on 3 Dec 2099");
});

it("keeps the lines for the admin one press away", async () => {
  open(problemOf({ detail: ["/media: 0 B free"] }));
  const line = await screen.findByText("/media: 0 B free");
  expect(line.closest("details")?.open).toBe(false);
});

it("leads to the page on which the service shows it", async () => {
  open(problemOf({ page: "http://shoko.example:8111/webui/utilities/unrecognized" }));
  const link = await screen.findByRole("link", { name: "Open in the service" });
  expect(link.getAttribute("href")).toBe("http://shoko.example:8111/webui/utilities/unrecognized");
});
