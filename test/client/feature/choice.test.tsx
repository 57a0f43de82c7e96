import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { RequestPage } from "../../../client/page/request.tsx";
import { stubDialogs, stubPopovers } from "../support/dialog.ts";
import { ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { actionOf, actionRecordOf, problemOf } from "../support/problem.ts";
import { episodeOf, request as plain } from "../support/request.ts";

stubDialogs();
stubPopovers();

const LOOK = actionOf({ kind: "LOOK_FOR_RELEASES", label: "Choose a release" });
const LINK = actionOf({ kind: "LINK_IN_SHOKO", label: "Link in Shoko", serviceName: "Shoko" });

const PROBLEM = "Every release was rejected.";

function releaseOf(id: string, parts: object = {}) {
  return {
    id,
    title: `Release ${id}`,
    size: "1400000000",
    quality: "WEBDL-1080p",
    languages: ["Japanese"],
    group: null,
    indexer: "Nyaa",
    protocol: "torrent",
    seeders: 12,
    publishedAt: null,
    isRecognised: true,
    rejections: [],
    ...parts,
  };
}

function rejectionOf(kind: string, messageCode: string, messageParams: object = {}) {
  return { kind, message: "in English", messageCode, messageParams, original: null };
}

interface Setting {
  readonly releases?: readonly object[];
  readonly isListed?: boolean;
  readonly files?: readonly object[];
  readonly refuses?: ApiError;
  readonly problems?: readonly ReturnType<typeof problemOf>[];
  readonly actions?: readonly ReturnType<typeof actionOf>[];
}

function open({
  releases = [],
  isListed = false,
  files = [],
  refuses,
  problems = [],
  actions = [LOOK],
}: Setting = {}) {
  const asked: [string, Record<string, unknown>][] = [];
  let isKnown = isListed;
  let request = {
    ...plain,
    problem: problems[0] ?? null,
    problems: [...problems],
    actions: [...actions],
    actionHistory: [actionRecordOf({})].slice(1),
    episodes: [1, 2].map((number) => episodeOf(number, { state: "APPROVED" })),
  };
  const perform =
    (name: string, kind: "LOOK_FOR_RELEASES" | "GRAB_RELEASE" | "LINK_IN_SHOKO") =>
    (variables: Record<string, unknown>) => {
      asked.push([name, variables]);
      if (refuses !== undefined) throw refuses;
      if (kind === "LOOK_FOR_RELEASES") isKnown = true;
      const record = actionRecordOf({ id: `${asked.length}`, kind, summary: "did it" });
      request = { ...request, actionHistory: [record, ...request.actionHistory] };
      return { performAction: record };
    };
  const tracker = createFakeTracker({
    Request: () => ({ request }),
    History: () => ({ request: { id: "7", transitions: [] } }),
    ReleaseList: (variables) => {
      asked.push(["ReleaseList", variables]);
      const searched = [1, 2].map((number) => ({ season: 1, number }));
      const at = "2025-11-22T19:00:00Z";
      const list = { at, expiresAt: at, serviceName: "Sonarr", searched, releases };
      return { releaseList: isKnown ? list : null };
    },
    LinkCandidates: () => ({ linkCandidates: files }),
    PerformAction: perform("PerformAction", "LOOK_FOR_RELEASES"),
    GrabRelease: perform("GrabRelease", "GRAB_RELEASE"),
    LinkFile: perform("LinkFile", "LINK_IN_SHOKO"),
  });
  renderPage(RequestPage, tracker, "/request/7", "/request/:id");
  /** Ends every problem of the request, as the tracker reports it. */
  const endProblems = () => {
    request = { ...request, problem: null, problems: [], version: "6" };
    const {
      episodes: _episodes,
      downloads: _downloads,
      actionHistory: _history,
      ...head
    } = request;
    tracker.push("RequestChanged", { requestChanged: head });
  };
  return { asked, names: () => asked.map(([name]) => name), endProblems };
}

/** In a menu, which is closed until the browser opens it. */
const CHOOSE = { name: "Choose a release", hidden: true } as const;
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole("button", { name, hidden: true }));
const itemOf = async (title: string) => {
  const item = (await screen.findByText(title)).closest("li");
  if (item === null) throw new Error(`${title} is in no list`);
  return within(item);
};

it("asks the indexers only when it is opened, and shows why Sonarr would not take a release", async () => {
  const { names } = open({
    releases: [
      releaseOf("good"),
      releaseOf("few", {
        rejections: [rejectionOf("RISK", "FEW_SEEDERS", { seeders: "0", minimum: "1" })],
      }),
    ],
  });
  const choose = await screen.findByRole("button", CHOOSE);
  expect(names()).toEqual([]);
  fireEvent.click(choose);
  const good = await itemOf("Release good");
  expect(names()).toEqual(["ReleaseList", "PerformAction", "ReleaseList"]);
  good.getByText("1.4 GB · WEBDL-1080p · 12 seeders · Japanese · Nyaa");
  good.getByText("Sonarr has nothing against it.");
  (await itemOf("Release few")).getByText(/^Only 0 of at least 1 people share it/);
});

it("shows the last list without a new search while it is valid", async () => {
  const { names } = open({ isListed: true, releases: [releaseOf("good")] });
  await press("Choose a release");
  await itemOf("Release good");
  expect(names()).toEqual(["ReleaseList"]);
});

it("grabs a release without rejections at once, and a risky one after a confirmation", async () => {
  const { asked } = open({
    isListed: true,
    releases: [
      releaseOf("good"),
      releaseOf("bad", { rejections: [rejectionOf("RISK", "ONLY_SAMPLE")] }),
    ],
  });
  await press("Choose a release");
  const bad = await itemOf("Release bad");
  fireEvent.click(bad.getByRole("button", { name: "Grab this one" }));
  fireEvent.click(bad.getByRole("button", { name: "Not this one" }));
  expect(asked).toHaveLength(1);
  fireEvent.click(bad.getByRole("button", { name: "Grab this one" }));
  fireEvent.click(bad.getByRole("button", { name: "Yes, grab it" }));
  expect(await bad.findByText("sent, waiting for the effect…")).toBeTruthy();
  expect(asked[1]).toEqual([
    "GrabRelease",
    { requestId: "7", releaseId: "bad", episodeIds: null, override: false },
  ]);
  const good = await itemOf("Release good");
  fireEvent.click(good.getByRole("button", { name: "Grab this one" }));
  await waitFor(() => expect(asked).toHaveLength(3));
});

it("requires the episodes of a release whose name does not name them", async () => {
  const { asked } = open({
    isListed: true,
    releases: [
      releaseOf("odd", {
        isRecognised: false,
        rejections: [rejectionOf("UNMATCHED", "TITLE_UNKNOWN")],
      }),
    ],
  });
  await press("Choose a release");
  const odd = await itemOf("Release odd");
  const grab: HTMLButtonElement = odd.getByRole("button", { name: "Grab this one" });
  expect(grab.disabled).toBe(true);
  fireEvent.change(odd.getByLabelText("It contains"), { target: { value: "e2" } });
  expect(grab.disabled).toBe(false);
  fireEvent.click(grab);
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]?.[1]).toEqual({
    requestId: "7",
    releaseId: "odd",
    episodeIds: ["e2"],
    override: true,
  });
});

it("says why nothing can be listed, and asks again", async () => {
  const { names } = open({ refuses: new ApiError("LIMIT", "The indexers were asked many times.") });
  await press("Choose a release");
  await screen.findByText("The indexers were asked many times.");
  await press("Try again");
  await waitFor(() => expect(names().filter((name) => name === "PerformAction")).toHaveLength(2));
});

it("offers no choice of a release to a user who may not choose one", async () => {
  open({ actions: [] });
  await screen.findByRole("heading", { name: "Lycoris Recoil" });
  expect(screen.queryByRole("button", CHOOSE)).toBeNull();
});

it("keeps the list open when the problem that offered it ends, and offers it once at a time", async () => {
  const { endProblems } = open({
    isListed: true,
    releases: [releaseOf("good")],
    problems: [problemOf({ code: "ALL_REFUSED", message: PROBLEM, actions: [LOOK] })],
  });
  await press("Choose a release");
  await itemOf("Release good");
  expect(screen.getAllByRole("button", CHOOSE)).toHaveLength(1);
  expect(screen.getByText(PROBLEM)).toBeTruthy();
  endProblems();
  await waitFor(() => expect(screen.queryByText(PROBLEM)).toBeNull());
  await itemOf("Release good");
  expect(screen.getAllByRole("button", CHOOSE)).toHaveLength(1);
});

const candidateOf = (id: string, parts: object = {}) => ({
  id,
  series: "Lycoris Recoil",
  isSpecial: false,
  number: Number(id),
  title: null,
  durationSeconds: 1440,
  hasFile: false,
  isSuggested: false,
  titleCheck: "UNKNOWN",
  numberCheck: "DIFFERS",
  durationCheck: "AGREES",
  ...parts,
});

function fileOf(candidates: readonly object[]) {
  return { fileName: "Show - 02.mkv", durationSeconds: 1420, episodeIds: ["e2"], candidates };
}

const UNRECOGNISED = {
  actions: [LINK],
  problems: [problemOf({ code: "UNRECOGNISED_FILE", actions: [LINK] })],
};

it("links a file to the suggested episode, with a comparison of the two", async () => {
  const suggested = candidateOf("2", { isSuggested: true, numberCheck: "AGREES" });
  const { asked } = open({ ...UNRECOGNISED, files: [fileOf([suggested, candidateOf("1")])] });
  await press("Link in Shoko");
  const file = await itemOf("Show - 02.mkv");
  file.getByText("The number agrees");
  file.getByText("The running time agrees (24 min)");
  file.getByText("The title cannot be compared");
  expect(asked).toEqual([]);
  fireEvent.click(file.getByRole("button", { name: "Link as S01E02 of Lycoris Recoil" }));
  expect(await file.findByText("sent, waiting for the effect…")).toBeTruthy();
  expect(asked).toEqual([["LinkFile", { requestId: "7", episodeIds: ["e2"], linkTo: ["2"] }]]);
});

it("links nothing until an episode is chosen, which can be any of the show", async () => {
  const { asked } = open({
    ...UNRECOGNISED,
    files: [fileOf([candidateOf("1"), candidateOf("2", { hasFile: true })])],
  });
  await press("Link in Shoko");
  const file = await itemOf("Show - 02.mkv");
  expect(file.queryByRole("button")).toBeNull();
  fireEvent.change(file.getByLabelText("Link as"), { target: { value: "2" } });
  file.getByText("Shoko has a file for this episode already");
  fireEvent.click(file.getByRole("button", { name: "Link as episode 2 of Lycoris Recoil" }));
  await waitFor(() => expect(asked).toHaveLength(1));
});

it("says that Shoko does not have the title yet", async () => {
  open({ ...UNRECOGNISED, files: [fileOf([])] });
  await press("Link in Shoko");
  const file = await itemOf("Show - 02.mkv");
  expect(file.getByText(/^Shoko does not have this title yet/)).toBeTruthy();
});
