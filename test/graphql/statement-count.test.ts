import { parse, print, type DocumentNode } from "graphql";
import { expect, it } from "vitest";
import {
  RequestListCountQuery,
  RequestListQuery,
} from "../../client/feature/request-list/document.ts";
import { RequestQuery } from "../../client/feature/request/document.ts";
import { mediaRequestColumns } from "../../server/store/column/media-request.ts";
import type { Store } from "../../server/store/store.ts";
import { describeEachProvider, type Provider } from "../support/database.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";
import { isWork, recordStatements } from "../support/statements.ts";

/** Counts the statements that the database receives while the document is answered. */
async function countStatements(
  door: FrontDoor,
  document: DocumentNode,
  variables: Record<string, unknown>,
  provider: Provider = "sqlite",
) {
  const { result, statements } = await recordStatements(provider, () =>
    door.query(print(document), variables),
  );
  expect(result.errors).toBeUndefined();
  return { data: result.data, count: statements.filter(isWork).length };
}

const AT = new Date("2026-05-01T12:00:00.000Z");

/** Requests that download and are stuck, at once: each of them by the factory would take seconds. */
async function addCards(store: Store, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index + 100);
  const times = { stateChangedAt: AT, createdAt: AT, updatedAt: AT };
  const requests = numbers.map((number) => ({
    id: `request-${number}`,
    origin: "seerr",
    originService: "seerr",
    originId: String(number),
    mediaType: "TV",
    title: `Show ${number}`,
    approvalState: "APPROVED",
    state: "DOWNLOADING",
    problemCode: "STALLED",
    worstProblem: mediaRequestColumns.worstProblem.write({
      code: "STALLED",
      since: AT.toISOString(),
      message: "No seeds.",
      params: null,
      detail: [],
      until: null,
      actions: [],
    }),
    reached: mediaRequestColumns.reached.write({
      GRABBING: { at: AT.toISOString(), inferred: false, service: "sonarr" },
    }),
    downloadIds: mediaRequestColumns.downloadIds.write([`download-${number}`]),
    version: BigInt(number),
    ...times,
  }));
  const downloads = numbers.map((number) => ({
    id: `download-${number}`,
    title: `Release ${number}`,
    state: "DOWNLOADING",
    speed: 5,
    ...times,
  }));
  await store.write(async (tx) => {
    await tx.mediaRequest.createMany({ data: requests });
    await tx.download.createMany({ data: downloads });
  });
}

async function addRequest(door: FrontDoor): Promise<string> {
  const { id } = await door.make.request({ state: "DOWNLOADING" });
  const download = await door.make.download();
  for (const number of [1, 2]) {
    const unit = await door.make.unit(id, {
      number,
      state: "DOWNLOADING",
      problemCode: "stalled",
      problemActions: '["SEARCH"]',
    });
    await door.make.attempt(unit.id, download.id, { fileName: `E0${number}.mkv` });
    await door.make.transition(id, { unitId: unit.id, to: "GRABBING" });
  }
  return id;
}

describeEachProvider("a list", (open, provider) => {
  it("of 50 cards takes at most 4 statements, and the counts above it one each", async () => {
    const door = await openFrontDoor({ store: await open() });
    await addCards(door.store, 51);
    const count = (document: DocumentNode, variables: Record<string, unknown>) =>
      countStatements(door, document, variables, provider);

    // Page, downloads and total. A list that fits on its page is its own total.
    const page = await count(RequestListQuery, { first: 50 });
    expect(page.data.requests.nodes).toHaveLength(50);
    expect(page.data.requests.totalCount).toBe(51);
    expect(page.data.requests.nodes[0]).toMatchObject({
      problem: { code: "STALLED", message: "No seeds.", severity: "STUCK" },
      downloads: [{ speed: 5 }],
    });
    expect(page.data.requests.nodes[0].stages[2].reachedAt).toBe(AT.toISOString());
    expect(page.count).toBe(3);
    const filter = { states: ["DOWNLOADING"], isFinished: false, hasProblem: true };
    expect((await count(RequestListQuery, { first: 50, filter })).count).toBe(3);
    const whole = await count(RequestListQuery, { first: 60 });
    expect(whole.data.requests.totalCount).toBe(51);
    expect(whole.count).toBe(2);
    const after = page.data.requests.pageInfo.endCursor;
    const last = await count(RequestListQuery, { first: 50, after });
    expect(last.data.requests).toMatchObject({ nodes: [{}], totalCount: 51 });
    expect(last.count).toBeLessThanOrEqual(4);

    // All, one's own, and those that one follows.
    expect((await count(RequestListCountQuery, {})).count).toBe(3);
  });
});

it("a request with ten downloads takes as many statements as one with two", async () => {
  const door = await openFrontDoor();
  const counts: number[] = [];
  for (const downloads of [2, 10]) {
    const id = await addRequest(door);
    for (let index = 1; index < downloads; index += 1) {
      const unit = await door.make.unit(id, {
        number: index + 10,
        problemCode: `p${index}`,
        problemActions: '["SEARCH"]',
      });
      const download = await door.make.download();
      await door.make.attempt(unit.id, download.id, { fileName: `E${index}.mkv` });
    }
    await countStatements(door, RequestQuery, { id });
    const { data, count } = await countStatements(door, RequestQuery, { id });
    expect(data.request.downloads).toHaveLength(downloads);
    counts.push(count);
  }
  expect(counts[1]).toBe(counts[0]);
});

const NESTED = parse(`query ($first: Int!) {
  requests(first: $first) {
    nodes {
      downloads { id requests { id } files { name } }
      old: downloads { title }
      episodes { number download { title } downloads { title state } }
      problems { actions { kind } }
    }
  }
}`);

it("nested lists take as many statements for 20 requests as for 2, and each row gets its own", async () => {
  const door = await openFrontDoor();
  const shared = await door.make.download({ title: "shared" });
  for (let index = 0; index < 20; index += 1) {
    const id = await addRequest(door);
    const unit = await door.make.unit(id, { number: 3 });
    await door.make.attempt(unit.id, shared.id, { fileName: null });
  }
  const small = await countStatements(door, NESTED, { first: 2 });
  const large = await countStatements(door, NESTED, { first: 20 });
  expect(large.count).toBe(small.count);
  const [newest] = large.data.requests.nodes;
  expect(newest.old).toHaveLength(2);
  expect(newest.old[1]).toEqual({ title: "shared" });
  expect(newest.downloads[0].requests).toHaveLength(1);
  expect(newest.downloads[0].files).toEqual([{ name: "E01.mkv" }, { name: "E02.mkv" }]);
  expect(newest.downloads[1]).toMatchObject({ id: shared.id, files: [] });
  expect(newest.downloads[1].requests).toHaveLength(20);
  expect(newest.episodes).toMatchObject([
    { number: 1, download: newest.old[0], downloads: [newest.old[0]] },
    { number: 2, download: newest.old[0] },
    { number: 3, download: { title: "shared" }, downloads: [{ title: "shared" }] },
  ]);
});
