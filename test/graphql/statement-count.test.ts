import SqliteFile from "better-sqlite3";
import { parse, print, type DocumentNode } from "graphql";
import { expect, it, vi } from "vitest";
import { RequestListQuery } from "../../client/feature/request-list/document.ts";
import { RequestQuery } from "../../client/feature/request/document.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";

/** Counts the statements that SQLite runs while the document is answered. */
async function countStatements(
  door: FrontDoor,
  document: DocumentNode,
  variables: Record<string, unknown>,
) {
  const file = new SqliteFile(":memory:");
  const prototype: object = Object.getPrototypeOf(file.prepare("SELECT 1"));
  file.close();
  const all = vi.spyOn(prototype as { all(): unknown }, "all");
  const { data, errors } = await door.query(print(document), variables);
  const count = all.mock.calls.length;
  all.mockRestore();
  expect(errors).toBeUndefined();
  return { data, count };
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

it("a list of 50 requests takes as many statements as a list of 2", async () => {
  const door = await openFrontDoor();
  for (let index = 0; index < 50; index += 1) await addRequest(door);
  // The first query also reads the median times, which are cached.
  await countStatements(door, RequestListQuery, { first: 1 });

  const small = await countStatements(door, RequestListQuery, { first: 2 });
  const large = await countStatements(door, RequestListQuery, { first: 50 });
  expect(large.data.requests.nodes).toHaveLength(50);
  expect(large.count).toBe(small.count);
  expect(large.count).toBeLessThanOrEqual(7);
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
