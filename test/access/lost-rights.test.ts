import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { findEndedViewers } from "../../server/account/ended-viewer.ts";
import { toProxyViewer, VIEWER_PERSON } from "../../server/account/viewer.ts";
import type { QueryInit } from "../support/front-door.ts";
import { openHouse, type House } from "./house.ts";
import { requestId } from "./subject.ts";
import { openTransport } from "./transport.ts";
import { untilListeners } from "./until.ts";

const CHANGES = "subscription { requestChanged { id } }";
const KINDS = ["socket", "event stream"] as const;

function save({ door }: House, id: string, input: object) {
  return door.query(
    "mutation ($id: ID!, $input: PersonInput!) { savePerson(id: $id, input: $input) { id } }",
    { id, input },
  );
}

// What is open is also checked each minute: here it never is, so that only an event ends it.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
});

/** What an admin does to a person whose subscription runs. */
const LOSSES: Readonly<Record<string, (house: House, personId: string) => unknown>> = {
  "whose role is taken away": (house, id) =>
    save(house, id, { role: id === "requester" ? "VIEWER" : "REQUESTER" }),
  "who is disabled": (house, id) => save(house, id, { isEnabled: false }),
  "who is removed": ({ door }, id) =>
    door.query("mutation ($id: ID!) { removePerson(id: $id) }", { id }),
};

/** There has to be one. */
async function addAdmin({ door }: House): Promise<void> {
  const spare = { id: "spare", name: "Spare", role: "ADMIN", createdAt: new Date() };
  await door.store.write((tx) => tx.person.create({ data: spare }));
}

async function revokeTokens(house: House): Promise<void> {
  const { door } = house;
  const init = await house.call("admin");
  for (const { id } of await door.store.read.apiToken.findMany({ select: { id: true } }))
    await door.query("mutation ($id: ID!) { revokeToken(id: $id) }", { id }, init);
}

/** Follows the changes of requests; `next` resolves to the ID of the next one, or to null when there will be none. */
async function follow(
  house: House,
  kind: (typeof KINDS)[number],
  init: QueryInit,
  document = CHANGES,
) {
  const { door } = house;
  const before = door.listeners();
  const transport = await openTransport(door, kind, init);
  const answers = transport.ask(document);
  const first = answers.next();
  await untilListeners(door, (count) => count > before);
  let upcoming = first;
  return {
    async next(): Promise<string | null> {
      const { value, done } = await upcoming.catch(() => ({ value: undefined, done: true }));
      upcoming = answers.next();
      upcoming.catch(() => undefined);
      const [row]: readonly { readonly id: string }[] = Object.values(value?.data ?? {});
      return done === true || row === undefined ? null : row.id;
    },
  };
}

function untilNobodyListens({ door }: House): Promise<void> {
  return untilListeners(door, (count) => count === 0);
}

describe.each(KINDS)("by %s", (kind) => {
  describe.each(Object.entries(LOSSES))("a person %s", (_name, lose) => {
    it.each(["requester", "viewer", "admin"] as const)(
      "receives nothing more, as %s",
      async (actor) => {
        const house = await openHouse();
        const { door } = house;
        const changes = await follow(house, kind, await house.call(actor));
        door.announce({ requestIds: [requestId("mine")] });
        expect(await changes.next()).toBe(requestId("mine"));
        await addAdmin(house);
        await lose(house, actor);
        await untilNobodyListens(house);
        door.announce({ requestIds: [requestId("followed")] });
        expect(await changes.next()).toBeNull();
      },
    );
  });

  it.each([
    ["its owner loses the role", (house: House) => save(house, "admin", { role: "VIEWER" })],
    ["it is revoked", revokeTokens],
  ] as const)("a token receives nothing more when %s", async (_when, end) => {
    const house = await openHouse();
    const changes = await follow(house, kind, await house.call("READ token"));
    await addAdmin(house);
    await end(house);
    await untilNobodyListens(house);
    expect(await changes.next()).toBeNull();
  });

  it("a request that is no longer followed is not delivered any more", async () => {
    const house = await openHouse();
    const { door } = house;
    const init = await house.call("requester");
    const changes = await follow(house, kind, init);
    door.announce({ requestIds: [requestId("followed")] });
    expect(await changes.next()).toBe(requestId("followed"));
    await door.query(
      "mutation ($id: ID!) { unfollowRequest(id: $id) { id } }",
      { id: requestId("followed") },
      init,
    );
    await door.store.write((tx) => tx.mediaRequest.updateMany({ data: { version: 100n } }));
    door.announce({ requestIds: [requestId("followed")] });
    door.announce({ requestIds: [requestId("mine")] });
    expect(await changes.next()).toBe(requestId("mine"));
  });
});

it("a share link that is revoked ends the subscription of its page", async () => {
  const house = await openHouse();
  const { door, shareToken } = house;
  const document = `subscription { sharedRequestChanged(token: ${JSON.stringify(shareToken)}) { id } }`;
  const changes = await follow(house, "event stream", { token: null }, document);
  door.announce({ requestIds: [requestId("mine")] });
  expect(await changes.next()).toBe(requestId("mine"));
  const { data } = await door.query("query ($id: ID!) { request(id: $id) { shareLinks { id } } }", {
    id: requestId("mine"),
  });
  for (const { id } of data.request.shareLinks as readonly { readonly id: string }[])
    await door.query("mutation ($id: ID!) { revokeShareLink(id: $id) }", { id });
  await untilNobodyListens(house);
  expect(await changes.next()).toBeNull();
});

it("a share link opens nothing but its request", async () => {
  const { door, shareToken } = await openHouse();
  const asBearer = await door.query("{ requests { totalCount } }", {}, { token: shareToken });
  expect(asBearer.errors?.[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
  const other = await door.query(
    "query ($token: String!) { sharedRequest(token: $token) { id } }",
    { token: shareToken },
    { token: null },
  );
  expect(other.data).toEqual({ sharedRequest: { id: requestId("mine") } });
});

it("a person whom a proxy names loses the connection when another process took the rights away", async () => {
  const { door } = await openHouse();
  const people = await door.store.read.person.findMany({ select: VIEWER_PERSON });
  const viewers = people.map(toProxyViewer);
  expect(await findEndedViewers(door.account, viewers)).toEqual([]);
  await door.store.write(async (tx) => {
    await tx.person.update({ where: { id: "admin" }, data: { role: "VIEWER" } });
    await tx.person.update({ where: { id: "viewer" }, data: { isEnabled: false } });
    await tx.person.delete({ where: { id: "requester" } });
  });
  const ended = await findEndedViewers(door.account, viewers);
  expect(ended.map(({ id }) => id).toSorted()).toEqual(["admin", "requester", "viewer"]);
});
