import { expect, it } from "vitest";
import { openFrontDoor, withCookie, type FrontDoor } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const PAGE = `pageInfo { startCursor endCursor hasNextPage hasPreviousPage } totalCount`;
const ARGS = "$id: ID!, $first: Int, $after: String, $last: Int, $before: String";
const GIVEN = "first: $first, after: $after, last: $last, before: $before";

/** The connections, with what shows which item is which, and the short form beside each. */
const FORMS = {
  transitionsConnection: { field: "sequence", short: "transitions" },
  downloadsConnection: { field: "id", short: "downloads" },
  actionHistoryConnection: { field: "id", short: "actionHistory" },
} as const;
type Name = keyof typeof FORMS;

const COUNT = 7;
const AT = Date.parse("2026-05-01T12:00:00Z");

/** A request with seven transitions, downloads and actions, and another one beside it. */
async function openLongRequest() {
  const door = await openFrontDoor();
  const { id } = await door.make.request();
  const other = await door.make.request();
  const unit = await door.make.unit(id);
  const downloadIds: string[] = [];
  for (let made = 0; made < COUNT; made += 1) {
    await door.make.transition(id);
    await door.make.transition(other.id);
    const download = await door.make.download({ createdAt: new Date(AT + made) });
    await door.make.attempt(unit.id, download.id, { ordinal: made + 1 });
    downloadIds.unshift(download.id);
    await makeAction(door, { id: `a${made}`, requestId: id, createdAt: new Date(AT + made) });
  }
  await makeAction(door, { id: "other", requestId: other.id, createdAt: new Date(AT) });
  await door.store.write((tx) =>
    tx.mediaRequest.update({ where: { id }, data: { downloadIds: JSON.stringify(downloadIds) } }),
  );
  return { door, id };
}

function makeAction(
  { store }: FrontDoor,
  row: { readonly id: string; readonly requestId: string; readonly createdAt: Date },
) {
  const rest = { kind: "SEARCH", service: "sonarr", by: "Ada", status: "SENT", message: "m" };
  return store.write((tx) => tx.actionRecord.create({ data: { ...row, ...rest, sequence: 1n } }));
}

async function readPage({ door, id }: { door: FrontDoor; id: string }, name: Name, page: object) {
  const { field } = FORMS[name];
  const { data, errors } = await door.query(
    `query (${ARGS}) { request(id: $id) { list: ${name}(${GIVEN}) {
      edges { cursor node { ${field} } } nodes { ${field} } ${PAGE} } } }`,
    { id, ...page },
  );
  expect(errors).toBeUndefined();
  const { edges, nodes, pageInfo, totalCount } = data.request.list;
  const items: string[] = nodes.map((node: Record<string, string>) => node[field]);
  expect(edges.map((edge: { node: Record<string, string> }) => edge.node[field])).toEqual(items);
  return { items, pageInfo, totalCount };
}

it("lists each in the order of its short form, page by page from both ends, and counts all", async () => {
  const request = await openLongRequest();
  for (const name of Object.keys(FORMS) as Name[]) {
    const { short, field } = FORMS[name];
    const { data } = await request.door.query(
      `query ($id: ID!) { request(id: $id) { ${short} { ${field} } } }`,
      { id: request.id },
    );
    const all: string[] = data.request[short].map((item: Record<string, string>) => item[field]);
    expect(all, name).toHaveLength(COUNT);

    const forwards: string[] = [];
    let after: string | null = null;
    for (let turn = 0; turn < COUNT; turn += 1) {
      const { items, pageInfo, totalCount } = await readPage(request, name, { first: 3, after });
      expect(totalCount, name).toBe(COUNT);
      forwards.push(...items);
      after = pageInfo.endCursor;
      if (pageInfo.hasNextPage !== true) break;
    }
    expect(forwards, name).toEqual(all);

    const end = await readPage(request, name, { last: 3 });
    expect(end.items, name).toEqual(all.slice(-3));
    expect(end.pageInfo.hasPreviousPage, name).toBe(true);
    const before = end.pageInfo.startCursor;
    const middle = await readPage(request, name, { last: 3, before });
    expect(middle.items, name).toEqual(all.slice(-6, -3));
  }
});

it("refuses a page that is too large, and shows nobody else who acted", async () => {
  const { door, id } = await openLongRequest();
  for (const name of Object.keys(FORMS)) {
    const { errors } = await door.query(
      `query ($id: ID!) { request(id: $id) { ${name}(first: 101) { totalCount nodes { __typename } } } }`,
      { id },
    );
    expect(errors?.[0]?.extensions["code"], name).toBe("LIMIT");
  }
  const { data } = await door.query(
    `query ($id: ID!) { request(id: $id) {
      actionHistoryConnection { totalCount nodes { by } } downloadsConnection(first: 1) { totalCount nodes { title } } } }`,
    { id },
    withCookie(await signInAs(door, "VIEWER")),
  );
  expect(data.request).toEqual({
    actionHistoryConnection: { totalCount: 0, nodes: [] },
    downloadsConnection: { totalCount: COUNT, nodes: [{ title: "Download" }] },
  });
});
