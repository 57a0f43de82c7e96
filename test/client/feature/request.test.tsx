import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { RequestPage } from "../../../client/page/request.tsx";
import { stubDialogs, stubPopovers } from "../support/dialog.ts";
import {
  ApiError,
  type FakeTracker,
  createFakeTracker,
  renderPage,
} from "../support/fake-tracker.tsx";
import {
  download,
  episodeDetails,
  episodeOf,
  fileOf,
  request,
  stepOf,
} from "../support/request.ts";

stubDialogs();
stubPopovers();

function open(answers: Parameters<typeof createFakeTracker>[0] = {}): FakeTracker {
  const tracker = createFakeTracker({
    Request: () => ({ request }),
    History: () => ({ request: { id: "7", transitions: [stepOf("1", 1)] } }),
    DeliveryEvidence: ({ id }) => ({
      delivery: {
        id,
        service: "sonarr",
        event: "Download",
        receivedAt: "2025-11-22T20:31:00Z",
        payload: { eventType: "Download" },
      },
    }),
    ...answers,
  });
  renderPage(RequestPage, tracker, "/request/7", "/request/:id");
  return tracker;
}

it("names the state of every episode, and shows unrequested episodes apart", async () => {
  open();
  expect(
    await screen.findByRole("button", { name: "Episode 1, Easy Does It, Ready" }),
  ).toBeTruthy();
  expect(screen.getByRole("button", { name: "Episode 2, Downloading 50 %" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Episode 3, Not aired, airs 3 Dec" })).toBeTruthy();
  expect(screen.getByText("not requested, not counted")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Season 0 episode 1, Ready" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Watch 1 episode" }).getAttribute("href")).toBe(
    request.watchUrl,
  );
  await waitFor(() => expect(document.title).toBe("64 % · Lycoris Recoil"));
});

it("updates the progress bars of a download", async () => {
  const tracker = open();
  await screen.findByText("48 %");
  tracker.push("DownloadProgress", {
    downloadProgress: {
      ...download,
      progress: 0.7,
      speed: 5_000_000,
      files: [fileOf(1, 1), fileOf(2, 0.6)],
    },
  });
  expect(await screen.findByText("60 %")).toBeTruthy();
  expect(screen.getByText("5.0 MB/s")).toBeTruthy();
  expect(screen.getByText("1 file complete")).toBeTruthy();
});

it("adds live steps to the history, once and in one line for several episodes", async () => {
  const tracker = open();
  await screen.findByText("Sonarr imported episode 1 into the library");
  tracker.push("HistoryGrows", { transitions: stepOf("2", 2) });
  tracker.push("HistoryGrows", { transitions: stepOf("2", 2) });
  expect(await screen.findByText("Sonarr imported episodes 1 and 2 into the library")).toBeTruthy();
  expect(screen.getAllByRole("button", { name: /^Evidence/ })).toHaveLength(1);
});

it("shows the evidence of a history line", async () => {
  open();
  fireEvent.click(await screen.findByRole("button", { name: /^Evidence: Sonarr imported/ }));
  const dialog = await screen.findByRole("dialog", {
    name: "Sonarr imported episode 1 into the library",
  });
  expect(await within(dialog).findByText(/"eventType": "Download"/)).toBeTruthy();
  fireEvent.click(within(dialog).getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("says in the dialog of an episode what the page says of the request, with the name of the release", async () => {
  const decision = { channel: "WEBHOOK", from: "REQUESTED", to: "APPROVED", service: "seerr" };
  const approved = (sequence: string, isAutomatic: boolean, parts: object) => ({
    ...stepOf(sequence, 1),
    ...decision,
    messageCode: "APPROVED",
    messageParams: { isAutomatic, reason: null },
    ...parts,
  });
  const grabbed = {
    ...stepOf("3", 1),
    to: "GRABBING",
    messageCode: "RELEASE_GRABBED",
    messageParams: {
      service: "Sonarr",
      episodes: 1,
      isAnother: false,
      size: null,
      indexer: "Nyaa",
      releaseTitle: "Lycoris Recoil - 01 (1080p)",
      reason: null,
    },
  };
  const inherited = approved("2", false, { service: "sonarr", inferred: true });
  open({
    History: () => ({
      request: { id: "7", transitions: [approved("1", true, { episode: null }), inherited] },
    }),
    EpisodeDetails: () => ({
      request: {
        id: "7",
        episodes: [episodeDetails([inherited, grabbed])],
      },
    }),
  });
  fireEvent.click(await screen.findByRole("button", { name: /^Episode 1,/ }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(await dialog.findByText("Approved automatically")).toBeTruthy();
  expect(dialog.queryByText("Approved")).toBeNull();
  expect(dialog.getByText("Sonarr grabbed a release, from Nyaa")).toBeTruthy();
  expect(dialog.getByText("Lycoris Recoil - 01 (1080p)")).toBeTruthy();
});

it("updates the head of the request and loads the rest again", async () => {
  const tracker = open();
  await screen.findByText("Downloading 64 %");
  const { episodes: _episodes, downloads: _downloads, ...head } = request;
  tracker.push("RequestChanged", { requestChanged: { ...head, progress: 0.71, version: "6" } });
  expect(await screen.findByText("Downloading 71 %")).toBeTruthy();
  tracker.push("RequestChanged", { requestChanged: { ...head, progress: 0.65, version: "4" } });
  expect(screen.getByText("Downloading 71 %")).toBeTruthy();
  expect(tracker.asked.filter((name) => name === "Request").length).toBeGreaterThan(1);
});

it("marks the action of a user, and names the service", async () => {
  const act = { from: "APPROVED", to: "APPROVED", channel: "PERSON", event: "SEARCH" };
  const messageParams = { by: "Ada", action: "SEARCH", service: "Sonarr", failure: null };
  const message = "Ada had Sonarr search again";
  const coded = { messageCode: "ACTION_PERFORMED", messageParams };
  const step = { ...stepOf("9", 1), ...act, ...coded, episode: null, delivery: null };
  const evidence = { action: "SEARCH", by: "Ada", status: "SENT" };
  open({
    History: () => ({ request: { id: "7", transitions: [step] } }),
    PolledEvidence: () => ({ transitions: [{ sequence: "9", evidence }] }),
  });
  const line = (await screen.findByText(message)).closest("li");
  expect(line?.classList).toContain("is-of-person");
  fireEvent.click(screen.getByRole("button", { name: new RegExp(`^Evidence: ${message}`) }));
  const dialog = within(await screen.findByRole("dialog", { name: message }));
  expect(dialog.getByText("Service").nextElementSibling?.textContent).toBe("Sonarr");
  expect(await dialog.findByText(/"by": "Ada"/)).toBeTruthy();
});

it("shows that a request does not exist", async () => {
  open({ Request: () => ({ request: null }), History: () => ({ request: null }) });
  expect(await screen.findByText("Request not found")).toBeTruthy();
  expect(screen.getByRole("link", { name: "All requests" }).getAttribute("href")).toBe("/");
});

const square = (name: RegExp) => screen.findByRole("button", { name });

it("has one Tab stop for all episodes, and arrow keys inside", async () => {
  open();
  const first = await square(/^Episode 1,/);
  const stops = () =>
    screen.getAllByRole("button", { name: /pisode \d/ }).filter(({ tabIndex }) => tabIndex === 0);
  expect(stops()).toEqual([first]);
  first.focus();
  fireEvent.keyDown(first, { key: "ArrowRight" });
  expect(document.activeElement).toBe(await square(/^Episode 2,/));
  expect(stops()).toEqual([document.activeElement]);
  fireEvent.keyDown(await square(/^Episode 2,/), { key: "End" });
  expect(document.activeElement).toBe(await square(/^Season 0 episode 1,/));
  fireEvent.keyDown(await square(/^Season 0 episode 1,/), { key: "ArrowRight" });
  expect(document.activeElement).toBe(await square(/^Season 0 episode 1,/));
});

it("shows the seasons of a long show by tabs, first the one under way", async () => {
  const season = (number: number, parts: object) =>
    Array.from({ length: 22 }, (_, index) =>
      episodeOf(index + 1, { id: `s${number}e${index + 1}`, season: number, ...parts }),
    );
  const episodes = [
    ...season(1, { state: "AVAILABLE", progress: 1 }),
    ...season(2, { state: "DOWNLOADING" }),
  ];
  open({ Request: () => ({ request: { ...request, seasons: [1, 2], episodes } }) });
  const second = await screen.findByRole("tab", { name: "Season 2 0 of 22" });
  expect(second.getAttribute("aria-selected")).toBe("true");
  expect(screen.getAllByRole("button", { name: /^Episode \d+, Downloading/ })).toHaveLength(22);
  second.focus();
  fireEvent.keyDown(second, { key: "ArrowLeft" });
  const first = screen.getByRole("tab", { name: "Season 1 22 of 22" });
  expect(document.activeElement).toBe(first);
  expect(first.getAttribute("aria-selected")).toBe("true");
  expect(screen.getAllByRole("button", { name: /^Episode \d+, Ready/ })).toHaveLength(22);
});

it("says the time spent in each stage, and what italic times mean", async () => {
  const times = ["18:00", "18:05", "18:06", "18:06"];
  const stages = request.stages.map((stage, index) => ({
    ...stage,
    reachedAt: index < 4 ? `2025-11-22T${times[index]}:00Z` : null,
    inferred: index === 1,
  }));
  open({ Request: () => ({ request: { ...request, stages } }) });
  const cells = within(await screen.findByRole("list", { name: "Stages" })).getAllByRole(
    "listitem",
  );
  expect(cells[1]?.textContent).toBe("Approved1 min");
  expect(cells[2]?.textContent).toBe("Foundat once");
  expect(screen.getByText(/inferred from a later stage/)).toBeTruthy();
});

it("does not call the files of a removed title complete", async () => {
  const imported = {
    ...download,
    state: "IMPORTED",
    progress: 1,
    files: [fileOf(1, 1), fileOf(2, 1)],
  };
  open({ Request: () => ({ request: { ...request, state: "DELETED", downloads: [imported] } }) });
  expect(await screen.findByText(/imported, removed since/)).toBeTruthy();
  expect(screen.queryByText(/files complete/)).toBeNull();
  expect(screen.queryByText("100 %")).toBeNull();
});

it("says what the title is about, and where else it is", async () => {
  open();
  expect(await screen.findByText("Two agents serve coffee.")).toBeTruthy();
  expect(screen.getByText(/Season 1 · 24 min · Animation and Crime/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "TMDB" }).getAttribute("href")).toBe(
    "https://www.themoviedb.org/tv/154494",
  );
  expect(screen.getByRole("link", { name: "Sonarr 4K" })).toBeTruthy();
});

it("cuts a long description until it is asked for", async () => {
  const overview = "Long ago, in a town by the sea. ".repeat(20).trim();
  open({ Request: () => ({ request: { ...request, overview } }) });
  const text = await screen.findByText(overview);
  expect(text.classList).toContain("is-cut");
  fireEvent.click(screen.getByRole("button", { name: "Show all" }));
  expect(text.classList).not.toContain("is-cut");
});

it("has its title in the main landmark", async () => {
  open();
  const title = await screen.findByRole("heading", { level: 1, name: "Lycoris Recoil" });
  expect(screen.getByRole("main").contains(title)).toBe(true);
});

it("announces a new state, but not each percent", async () => {
  const tracker = open();
  const status = within(await screen.findByRole("region", { name: "Status" }));
  const news = status.getAllByRole("status").at(0);
  const { episodes: _episodes, downloads: _downloads, ...head } = request;
  tracker.push("RequestChanged", { requestChanged: { ...head, progress: 0.7, version: "6" } });
  await screen.findByText("Downloading 70 %");
  expect(news?.textContent).toBe("");
  tracker.push("RequestChanged", {
    requestChanged: { ...head, state: "IMPORTING", version: "7" },
  });
  await waitFor(() => expect(news?.textContent).toBe("Importing"));
});

it("says in words what a download is, and its raw names only when asked", async () => {
  open();
  expect(await screen.findByText("1080p, Japanese with English subtitles")).toBeTruthy();
  expect(screen.getByText("12.2 GB left at 9.4 MB/s")).toBeTruthy();
  const raw = screen.getByText("Bluray-1080p").closest("details");
  expect(raw?.open).toBe(false);
  expect(within(raw ?? document.body).getByText("[FLE] Lycoris Recoil - S01")).toBeTruthy();
});

it("keeps the place of what is left to load between two downloads", async () => {
  open({ Request: () => ({ request: { ...request, downloads: [] } }) });
  const stages = await screen.findByRole("list", { name: "Stages" });
  expect(stages.parentElement?.querySelector(".stages-left")?.textContent).toBe("");
});

it("folds the past stages of a finished request on a phone, with the time of all", async () => {
  const times = ["18:00", "18:00", "18:01", "18:05", "18:40", "18:41", "18:45"];
  const stages = request.stages.map((stage, index) => ({
    ...stage,
    reachedAt: `2025-11-22T${times[index]}:00Z`,
  }));
  open({ Request: () => ({ request: { ...request, state: "AVAILABLE", stages } }) });
  const list = await screen.findByRole("list", { name: "Stages" });
  expect(list.classList).toContain("is-folded");
  const fold = screen.getByRole("button", { name: /^All stages\s*45 min in all$/ });
  expect(fold.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(fold);
  expect(list.classList).not.toContain("is-folded");
  expect(fold.getAttribute("aria-expanded")).toBe("true");
});

it("leads from one episode to the next, and back to the square of the last one", async () => {
  const ids: unknown[] = [];
  open({
    EpisodeDetails: ({ season }) => {
      ids.push(season);
      return { request: { id: "7", episodes: [] } };
    },
  });
  fireEvent.click(await square(/^Episode 1,/));
  const dialog = within(
    await screen.findByRole("dialog", {
      name: "Lycoris Recoil, Season 1, episode 1: Easy Does It",
    }),
  );
  const previous = dialog.getByRole("button", { name: "Previous episode" });
  expect(previous.getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(previous);
  fireEvent.click(dialog.getByRole("button", { name: "Next episode: Season 1, episode 2" }));
  expect(
    await screen.findByRole("dialog", { name: "Lycoris Recoil, Season 1, episode 2" }),
  ).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(await square(/^Episode 2,/));
});

it("loads older entries of a long history when asked", async () => {
  const page = (first: number) =>
    Array.from({ length: 500 }, (_, index) => ({
      ...stepOf(String(first + index), 1),
      episode: { id: `e${first + index}`, season: 1, number: first + index },
    }));
  const asked: unknown[] = [];
  open({
    History: ({ before }) => {
      asked.push(before);
      const transitions = before == null ? page(501) : page(1).slice(-3);
      return { request: { id: "7", transitions } };
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Show older entries" }));
  await waitFor(() => expect(asked).toEqual([null, "501"]));
  await waitFor(() => expect(screen.queryByRole("button", { name: /older|Loading/ })).toBeNull());
});

it("says why the history cannot be read, and reads it again", async () => {
  let isBroken = true;
  open({
    History: () => {
      if (isBroken) throw new ApiError("UNAVAILABLE", "The database is locked.");
      return { request: { id: "7", transitions: [stepOf("1", 1)] } };
    },
  });
  const history = within(await screen.findByRole("region", { name: "History" }));
  expect((await history.findByRole("alert")).textContent).toContain("The database is locked.");
  expect(history.queryByText("Loading…")).toBeNull();
  isBroken = false;
  fireEvent.click(history.getByRole("button", { name: "Try again" }));
  expect(await history.findByRole("listitem")).toBeTruthy();
  expect(history.queryByRole("alert")).toBeNull();
});

it("says of an episode that is gone that it is, instead of loading for ever", async () => {
  open({ EpisodeDetails: () => ({ request: { id: "7", episodes: [] } }) });
  fireEvent.click(await screen.findByRole("button", { name: /^Episode 1,/ }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(await dialog.findByText("The request does not have this episode any more.")).toBeTruthy();
  expect(dialog.queryByText("Loading…")).toBeNull();
});
