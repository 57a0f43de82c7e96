import { expect, it, onTestFinished } from "vitest";
import { openSocket } from "../support/client.ts";
import { openTestStore } from "../support/database.ts";
import { openFrontDoor, withCookie } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";
import { addShow, createEnvironment } from "../tracking/deletion/environment.ts";
import { addRequest, MINE, startEnvironmentTracker } from "../tracking/deletion/tracker.ts";

const DELETE = `mutation ($id: ID!) { deleteRequest(requestId: $id, deleteFiles: true) { id status startsAt createdAt } }`;
const FOLLOW = `subscription ($id: ID) { deletionChanged(id: $id) { id status size by deleteFiles title
  seasons mediaType steps { kind service serviceName status message items { kind name size } } kept { what } request { state } } }`;

async function open(undoMs = 0) {
  const environment = createEnvironment();
  addShow(environment, MINE);
  const store = await openTestStore();
  const requestId = await addRequest(store, MINE);
  const tracker = await startEnvironmentTracker(store, environment, { undoMs });
  onTestFinished(() => tracker.stop());
  const door = await openFrontDoor({ tracking: tracker.context });
  return { environment, requestId, door, tracker };
}

it("reports each step of a deletion live, and keeps the record", async () => {
  const { door, requestId } = await open(200_000);
  const socket = await openSocket(door.socketUrl);
  const following = socket.subscribe(FOLLOW);
  await socket.settled();
  const { data } = await door.query(DELETE, { id: requestId });
  expect(data.deleteRequest.status).toBe("WAITING");
  const seen = [];
  let last;
  do {
    last = (await following.next()).data.deletionChanged;
    seen.push(last.status);
  } while (last.status !== "COMPLETE");
  expect(seen[0]).toBe("WAITING");
  expect(last).toMatchObject({
    id: data.deleteRequest.id,
    by: "ADMIN_TOKEN",
    title: "Mine",
    mediaType: "TV",
    seasons: [1],
    deleteFiles: true,
    size: "200",
    kept: [],
    request: { state: "DELETED" },
  });
  expect(
    last.steps.map(({ kind, status }: { kind: string; status: string }) => [kind, status]),
  ).toEqual([
    ["UNMONITOR", "VERIFIED"],
    ["DOWNLOADS", "VERIFIED"],
    ["FILES", "VERIFIED"],
    ["MATCHING", "VERIFIED"],
    ["LIBRARY", "VERIFIED"],
    ["REQUEST", "VERIFIED"],
  ]);
  const { downloads } = (
    await door.query(`{ request(id: "${requestId}") { downloads { state } } }`)
  ).data.request;
  expect(downloads).toEqual([{ state: "REMOVED" }]);
  const page = await door.query(
    `query ($id: ID) { deletions(first: 1, requestId: $id) { totalCount nodes { id title by endedAt } pageInfo { hasNextPage } } }`,
    { id: requestId },
  );
  expect(page.data.deletions).toMatchObject({
    totalCount: 1,
    nodes: [{ id: last.id, title: "Mine", endedAt: expect.any(String) }],
    pageInfo: { hasNextPage: false },
  });
});

it("is for admins: a viewer may neither preview, delete, cancel, retry, list nor subscribe", async () => {
  const { door, requestId, environment } = await open();
  const viewer = withCookie(await signInAs(door, "VIEWER"));
  const ask = (query: string) => door.query(query, {}, viewer);
  for (const call of [
    `mutation { previewDeletion(requestId: "${requestId}", deleteFiles: true) { id } }`,
    `mutation { deleteRequest(requestId: "${requestId}", deleteFiles: true) { id } }`,
    `mutation { cancelDeletion(id: "1") { id } }`,
    `mutation { retryDeletion(id: "1") { id } }`,
    `{ deletions(first: 1) { nodes { id } } }`,
  ]) {
    const { errors } = await ask(call);
    expect(errors?.[0]?.extensions["code"], call).toBe("FORBIDDEN");
  }
  const socket = await openSocket(door.socketUrl, viewer);
  const { errors } = await socket.subscribe(FOLLOW).next();
  expect(errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
  expect(environment.effects).toEqual([]);
});

it("refuses an unknown request and a deletion that differs from its preview", async () => {
  const { door, requestId } = await open(1_000_000_000);
  const codeOf = async (query: string) => (await door.query(query)).errors?.[0]?.extensions["code"];
  expect(
    await codeOf(`mutation { previewDeletion(requestId: "nobody", deleteFiles: true) { id } }`),
  ).toBe("NOT_FOUND");
  expect(
    await codeOf(`mutation { deleteRequest(requestId: "nobody", deleteFiles: true) { id } }`),
  ).toBe("NOT_FOUND");
  expect(await codeOf(`mutation { cancelDeletion(id: "nothing") { id } }`)).toBe("NOT_FOUND");
  expect(await codeOf(`mutation { retryDeletion(id: "nothing") { id } }`)).toBe("NOT_FOUND");
  expect(
    await codeOf(
      `mutation { deleteRequest(requestId: "${requestId}", deleteFiles: true, previewId: "old") { id } }`,
    ),
  ).toBe("CONFLICT");
  const { data } = await door.query(
    `mutation { previewDeletion(requestId: "${requestId}", deleteFiles: false) { id } }`,
  );
  expect(
    await codeOf(
      `mutation { deleteRequest(requestId: "${requestId}", deleteFiles: true, previewId: "${data.previewDeletion.id}") { id } }`,
    ),
  ).toBe("CONFLICT");
});
