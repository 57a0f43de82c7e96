import { screen } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import type { SharedRequest } from "../../../client/feature/shared/document.ts";
import { SharedPage } from "../../../client/page/shared.tsx";
import { cardOf } from "../support/card.ts";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";

const card = cardOf({
  title: "Harbour Lights",
  state: "DOWNLOADING",
  progress: 0.64,
  counts: { total: 3, aired: 3, available: 1, downloading: 1, approved: 1 },
  reached: 4,
});

const shared = (parts: Partial<SharedRequest> = {}): SharedRequest => {
  const { id, title, year, mediaType, isAnime, posterUrl, state, stateChangedAt, progress } = card;
  return {
    id,
    title,
    year,
    mediaType,
    isAnime,
    posterUrl,
    state,
    stateChangedAt,
    progress,
    eta: null,
    downloadEta: null,
    nextAirDate: null,
    isNextAirDateDayOnly: false,
    isComplete: false,
    counts: card.counts,
    stages: card.stages.map((stage) => ({ ...stage, inferred: false, usualSeconds: null })),
    episodes: [1, 2, 3].map((number) => ({
      season: 1,
      number,
      title: null,
      airDate: null,
      isDayOnly: false,
      state: number === 1 ? "AVAILABLE" : "DOWNLOADING",
      progress: number === 1 ? 1 : 0.5,
    })),
    version: "5",
    ...parts,
  };
};

function open(answer: () => SharedRequest | null) {
  const tracker = createFakeTracker({
    SharedRequest: () => ({ sharedRequest: answer() }),
    RequestRelation: () => ({ request: null }),
  });
  renderPage(SharedPage, tracker, "/s/token", "/s/:token");
  return tracker;
}

it("shows where a shared request is, without names of services", async () => {
  open(shared);
  await screen.findByRole("heading", { name: "Harbour Lights" });
  expect(screen.getAllByText("Downloading 64 %").length).toBeGreaterThan(0);
  expect(screen.getByText("1 of 3 ready · 1 downloading · 1 approved")).toBeTruthy();
  expect(screen.getByText("2022 · Season 1")).toBeTruthy();
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toContain(
    "Episode 2, Downloading 50 %",
  );
  expect(document.body.textContent).not.toMatch(/Sonarr|Seerr|Jörg/);
});

it("follows changes, and drops those that are older than what it shows", async () => {
  const tracker = open(shared);
  await screen.findByRole("heading", { name: "Harbour Lights" });
  tracker.push("SharedRequestChanged", {
    sharedRequestChanged: shared({ version: "7", progress: 0.7 }),
  });
  expect((await screen.findAllByText("Downloading 70 %")).length).toBeGreaterThan(0);
  tracker.push("SharedRequestChanged", {
    sharedRequestChanged: shared({ version: "6", progress: 0.68 }),
  });
  expect(screen.queryByText("Downloading 68 %")).toBeNull();
});

it("says in plain words that a link does not work", async () => {
  open(() => null);
  expect(await screen.findByText("This link does not work")).toBeTruthy();
});

it("hides the request once the link is revoked", async () => {
  let answer: SharedRequest | null = shared();
  const tracker = open(() => answer);
  await screen.findByRole("heading", { name: "Harbour Lights" });
  answer = null;
  tracker.end("SharedRequestChanged");
  expect(await screen.findByText("This link was revoked or has expired")).toBeTruthy();
  expect(screen.queryByText("Harbour Lights")).toBeNull();
});

it("lets somebody who is signed in follow the request", async () => {
  let isFollowed = false;
  const sent: unknown[] = [];
  const tracker = createFakeTracker({
    SharedRequest: () => ({ sharedRequest: shared() }),
    RequestRelation: () => ({
      request: isFollowed ? { id: "1", isMine: false, isFollowed } : null,
    }),
    FollowRequest: (variables) => {
      sent.push(variables);
      isFollowed = true;
      return { followRequest: { id: "1", isMine: false, isFollowed } };
    },
  });
  renderPage(SharedPage, tracker, "/s/token", "/s/:token", "REQUESTER");
  const button = await screen.findByRole("button", { name: "Follow" });
  button.click();
  expect(await screen.findByRole("button", { name: "Following", pressed: true })).toBeTruthy();
  expect(sent).toEqual([{ id: "1", shareToken: "token" }]);
  expect(screen.getByRole("link", { name: "Open in Status Tracker" })).toBeTruthy();
});
