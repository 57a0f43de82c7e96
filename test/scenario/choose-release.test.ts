import { describe, expect, it } from "vitest";
import { added, aMovie, aShow, each } from "../../simulator/manual-stack.ts";
import { grab } from "../../simulator/world/download.ts";
import { offer, withdrawOffers } from "../../simulator/world/offer.ts";
import { expectFound } from "../../simulator/world/world.ts";
import { press, recordCalls, refusalOf, untilEnded } from "../support/action.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { expectCoded } from "../support/message.ts";
import { untilRequest, untilState } from "../support/request.ts";
import { signInAsViewer } from "../support/viewer.ts";

const AS_ADMIN = { authorization: `Bearer ${ADMIN_TOKEN}` };
const RELEASE = `id title size quality languages group indexer protocol seeders leechers publishedAt
  isWholeSeason isRecognised episodes { season number }
  rejections { kind message messageCode messageParams original }`;
const LIST = `query($requestId: ID!, $episodeIds: [ID!]) {
  releaseList(requestId: $requestId, episodeIds: $episodeIds) {
    at expiresAt serviceName searched { season number } releases { ${RELEASE} } } }`;
const PERFORM = `mutation($requestId: ID!, $action: ActionKind!, $episodeIds: [ID!], $releaseId: ID, $override: Boolean) {
  performAction(requestId: $requestId, action: $action, episodeIds: $episodeIds, releaseId: $releaseId, override: $override) {
    status message } }`;

/** A list is shown for ten minutes of the story: half a real one, so that a busy machine does not outlast it. */
const SLOWLY = { speed: 20 };

interface Scope {
  readonly requestId: string;
  readonly episodeIds?: readonly string[];
}

/** Has the indexers asked and returns the list; the first polls of a new tracker hold the arr for a moment. */
async function list({ query }: TestApp, scope: Scope): Promise<AnyResult> {
  await eventually(
    () => query(PERFORM, { ...scope, action: "LOOK_FOR_RELEASES" }).catch(() => null),
    (pressed) => pressed !== null,
  );
  return (await query(LIST, { ...scope })).releaseList;
}

async function grabOne(
  { query }: TestApp,
  scope: Scope & { readonly releaseId: string; readonly override?: boolean },
): Promise<AnyResult> {
  return (await query(PERFORM, { ...scope, action: "GRAB_RELEASE" })).performAction;
}

function releaseNamed({ releases }: AnyResult, part: string): AnyResult {
  return expectFound(
    releases.find(({ title }: AnyResult) => title.includes(part)),
    `release ${part}`,
  );
}

function untilEpisodes(testApp: TestApp, title: string, count: number): Promise<AnyResult> {
  return untilRequest(
    testApp,
    title,
    ({ state, episodes }) => state === "APPROVED" && episodes.length === count,
  );
}

describe("choosing a release", () => {
  it("lists what the indexers offer with the reasons in words, grabs a rejected one and watches it", async () => {
    const testApp = await startTestApp(SLOWLY);
    const { world } = testApp.stack;
    const item = added(world, aMovie("Rejected All"));
    offer(world, item, each(item.units), {
      group: "FEW",
      seeders: 0,
      ageHours: 50,
      rejections: [
        "Not enough seeders: 0. Minimum seeders: 1",
        "Bluray-2160p is not wanted in profile",
      ],
    });
    const { id: requestId } = await untilState(testApp, "Rejected All", "APPROVED");

    const listed = await list(testApp, { requestId });
    expect(listed).toMatchObject({ serviceName: "Radarr", searched: [] });
    expect(Date.parse(listed.expiresAt) - Date.parse(listed.at)).toBe(600_000);
    const [release] = listed.releases;
    expect(release).toMatchObject({
      quality: "WEBDL-1080p",
      languages: ["English"],
      group: "FEW",
      indexer: "TorrentLeech (Prowlarr)",
      protocol: "torrent",
      seeders: 0,
      isRecognised: true,
      rejections: [
        {
          kind: "RISK",
          messageCode: "FEW_SEEDERS",
          message:
            "Only 0 of at least 1 people share it. The download may take long or never finish.",
          original: "Not enough seeders: 0. Minimum seeders: 1",
        },
        { kind: "PREFERENCE", messageCode: "QUALITY_UNWANTED" },
      ],
    });
    for (const rejection of release.rejections) expectCoded(rejection);

    const calls = recordCalls(testApp);
    expect(await grabOne(testApp, { requestId, releaseId: release.id })).toEqual({
      status: "SENT",
      message: "The release was sent to the download client.",
    });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatch(
      /^radarr POST \/api\/v3\/release \{"guid":"https:[^"]+","indexerId":1\}$/,
    );
    const ended = await untilEnded(testApp, "Rejected All");
    expect(ended).toMatchObject({ kind: "GRAB_RELEASE", status: "WORKED", by: "ADMIN_TOKEN" });
    const { transitions, downloads } = await untilRequest(testApp, "Rejected All", () => true);
    expect(transitions).toContainEqual(
      expect.objectContaining({
        channel: "PERSON",
        event: "GRAB_RELEASE",
        message: `ADMIN_TOKEN had Radarr grab ${release.title}`,
      }),
    );
    expect(downloads).toMatchObject([{ title: release.title }]);
    for (const line of transitions) expectCoded(line);
  });

  it("says to Sonarr which episode a release is whose name it cannot match, and asks for it where several are possible", async () => {
    const testApp = await startTestApp(SLOWLY);
    const { world } = testApp.stack;
    const item = added(world, aShow("Unmatched", 4));
    const [, second] = each(item.units);
    offer(world, item, [expectFound(second, "second")], {
      title: "[Group] Fumei - 02",
      unread: "title",
    });
    offer(world, item, each(item.units), { group: "PACK", rejections: ["Full season pack"] });
    const { id: requestId, episodes } = await untilEpisodes(testApp, "Unmatched", 4);

    const listed = await list(testApp, { requestId });
    expect(listed.searched.map(({ number }: AnyResult) => number)).toEqual([1, 2, 3, 4]);
    expect(releaseNamed(listed, "PACK")).toMatchObject({ isWholeSeason: true, isRecognised: true });
    const fumei = releaseNamed(listed, "Fumei");
    expect(fumei).toMatchObject({
      isRecognised: false,
      episodes: [],
      rejections: [{ kind: "UNMATCHED", messageCode: "TITLE_UNKNOWN" }],
    });
    await expect(grabOne(testApp, { requestId, releaseId: fumei.id })).rejects.toThrow(
      /Name its episodes/,
    );

    const calls = recordCalls(testApp);
    const episodeIds = [episodes[1].id];
    await grabOne(testApp, { requestId, episodeIds, releaseId: fumei.id });
    const body = JSON.parse(expectFound(/\{.*\}/.exec(calls[0] ?? "")?.[0], "body"));
    expect(body).toMatchObject({
      shouldOverride: true,
      seriesId: item.id,
      episodeIds: [item.units[1]?.id],
      quality: { quality: { name: "WEBDL-1080p" } },
      languages: [{ name: "English" }],
    });
    const { transitions, episodes: after } = await untilRequest(testApp, "Unmatched", (request) =>
      request.episodes.some(({ state }: AnyResult) => state !== "APPROVED"),
    );
    expect(after.map(({ state }: AnyResult) => state === "APPROVED")).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(transitions.map(({ message }: AnyResult) => message)).toContain(
      "ADMIN_TOKEN had Sonarr grab [Group] Fumei - 02 as S01E02",
    );
  });

  it("asks the indexers once in ten minutes for the same episodes", async () => {
    const testApp = await startTestApp({ speed: 1 });
    const { world } = testApp.stack;
    const item = added(world, aShow("Asked Once", 3));
    const { id: requestId, episodes } = await untilEpisodes(testApp, "Asked Once", 3);
    expect((await testApp.query(LIST, { requestId })).releaseList).toBeNull();
    const searches: string[] = [];
    testApp.stack.recorder.listen(({ method, path, query }) => {
      if (method === "GET" && path === "/api/v3/release") searches.push(query.toString());
    });

    expect((await list(testApp, { requestId })).releases).toEqual([]);
    expect(await refusalOf(testApp, requestId, "LOOK_FOR_RELEASES", AS_ADMIN)).toMatchObject({
      code: "LIMIT",
    });
    // Later the tracker answers from the list that it has.
    await testApp.app.store.write((tx) =>
      tx.actionRecord.updateMany({ data: { createdAt: new Date(0) } }),
    );
    expect(await press(testApp, requestId, "LOOK_FOR_RELEASES")).toMatchObject({
      status: "WORKED",
      message: "0 releases found, 0 rejected.",
    });
    await testApp.query(LIST, { requestId });
    expect(searches).toEqual([`seriesId=${item.id}&seasonNumber=1`]);

    const scope = { requestId, episodeIds: [episodes[2].id] };
    expect((await list(testApp, scope)).searched).toEqual([{ season: 1, number: 3 }]);
    expect(searches).toHaveLength(2);
  });

  it("says why Sonarr did not grab it, and does not grab from a list that nobody has", async () => {
    const testApp = await startTestApp(SLOWLY);
    const { world } = testApp.stack;
    const item = added(world, aShow("Gone Again", 1));
    offer(world, item, each(item.units), { rejections: ["Sample"] });
    const { id: requestId } = await untilState(testApp, "Gone Again", "APPROVED");
    const { releases } = await list(testApp, { requestId });
    const releaseId = releases[0].id;
    await expect(grabOne(testApp, { requestId, releaseId: "other" })).rejects.toThrow(
      /list with this release is too old/,
    );

    withdrawOffers(world, item);
    const refused = await grabOne(testApp, { requestId, releaseId });
    expect(refused).toEqual({
      status: "FAILED",
      message: "Sonarr: Couldn't find requested release in cache, try searching again",
    });
    const { transitions } = await untilRequest(testApp, "Gone Again", () => true);
    expect(transitions.at(-1).message).toMatch(
      /had Sonarr grab .*, which failed: Sonarr: Couldn't find requested release in cache/,
    );
  });

  it("reports a second release beside a running download as on its way", async () => {
    const testApp = await startTestApp(SLOWLY);
    const { world } = testApp.stack;
    const item = added(world, aMovie("Second One"));
    grab(world, item, each(item.units));
    offer(world, item, each(item.units), { group: "OTHER", seeders: 90 });
    const { id: requestId } = await untilRequest(
      testApp,
      "Second One",
      (request) => request.downloads.length === 1,
    );
    const { releases } = await list(testApp, { requestId });
    expect(releases[0].rejections).toMatchObject([
      { kind: "PREFERENCE", messageCode: "QUEUED_IS_AS_GOOD" },
    ]);
    await grabOne(testApp, { requestId, releaseId: releases[0].id });
    const { downloads } = await untilRequest(
      testApp,
      "Second One",
      (request) => request.downloads.length === 2,
    );
    expect(downloads.map(({ title }: AnyResult) => title)).toContain(releases[0].title);
    expect(await untilEnded(testApp, "Second One")).toMatchObject({ status: "WORKED" });
  });

  it("is for admins: nobody else sees the list, asks for it or grabs", async () => {
    const testApp = await startTestApp(SLOWLY);
    const { world } = testApp.stack;
    const item = added(world, aMovie("Seen By All"));
    offer(world, item, each(item.units), {
      rejections: ["Indexer Secret is blocked till 1/2/2026 due to failures, cannot grab release."],
    });
    const { id: requestId } = await untilState(testApp, "Seen By All", "APPROVED");
    await list(testApp, { requestId });
    const headers = { cookie: await signInAsViewer(testApp) };
    const response = await fetch(`${testApp.app.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query: LIST, variables: { requestId } }),
    });
    const { errors, data }: AnyResult = await response.json();
    expect(errors[0].extensions.code).toBe("FORBIDDEN");
    expect(data).toEqual({ releaseList: null });
    for (const action of ["LOOK_FOR_RELEASES", "GRAB_RELEASE"])
      expect(await refusalOf(testApp, requestId, action, headers)).toMatchObject({
        code: "FORBIDDEN",
      });
  });
});
