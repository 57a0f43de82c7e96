import { describe, expect, it } from "vitest";
import { systemClock } from "../../server/tracking/core/clock.ts";
import { openSocket } from "../support/client.ts";
import { eventually } from "../support/eventually.ts";
import { openFrontDoor, withCookie, type QueryInit } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const ASK = "mutation ($id: ID!) { askForHelp(requestId: $id) { id helpAskedAt helpAskedBy } }";
const RESOLVE = "mutation ($id: ID!) { resolveHelp(requestId: $id) { helpAskedAt } }";
const NEEDY = "{ requests(filter: { isHelpAsked: true }) { totalCount nodes { id helpAskedBy } } }";

/** A requester who made one request and follows another, and a clock that the test moves. */
async function openDoor() {
  let now = Date.now();
  const door = await openFrontDoor({ clock: { ...systemClock, now: () => new Date(now) } });
  const requester = withCookie(await signInAs(door, "REQUESTER"));
  const { id: personId } = await door.store.read.person.findFirstOrThrow();
  const mine = await door.make.request({ requesterId: 7 });
  const followed = await door.make.request({ requesterId: 8 });
  const other = await door.make.request({ requesterId: 9 });
  await door.store.write(async (tx) => {
    const identity = { kind: "SEERR", provider: "seerr", subject: "7", name: "Mika" };
    await tx.identity.create({ data: { ...identity, id: "i", personId, createdAt: new Date() } });
    await tx.follow.create({
      data: { personId, requestId: followed.id, createdAt: new Date() },
    });
    await tx.person.update({ where: { id: personId }, data: { name: "Mika" } });
  });
  const codeOf = async (document: string, id: string, init?: QueryInit) => {
    const { errors } = await door.query(document, { id }, init);
    return errors?.[0]?.extensions["code"] ?? "done";
  };
  return {
    door,
    requester,
    mine: mine.id,
    followed: followed.id,
    other: other.id,
    codeOf,
    pass: (ms: number) => (now += ms),
  };
}

describe("a requester asks for help", () => {
  it("with own and followed requests only, and the admins see who", async () => {
    const { door, requester, mine, followed, other, codeOf } = await openDoor();
    const asked = await door.query(ASK, { id: mine }, requester);
    expect(asked.data.askForHelp).toEqual({
      id: mine,
      helpAskedAt: expect.any(String),
      helpAskedBy: null,
    });
    expect(await codeOf(ASK, followed, requester)).toBe("done");
    expect(await codeOf(ASK, other, requester)).toBe("NOT_FOUND");
    expect(await codeOf(ASK, mine, { token: null })).toBe("UNAUTHENTICATED");
    const needy = await door.query(NEEDY);
    expect(needy.data.requests).toEqual({
      totalCount: 2,
      nodes: [
        { id: followed, helpAskedBy: "Mika" },
        { id: mine, helpAskedBy: "Mika" },
      ],
    });
    const rest = await door.query("{ requests(filter: { isHelpAsked: false }) { nodes { id } } }");
    expect(rest.data.requests.nodes).toEqual([{ id: other }]);
  });

  it("once an hour for each request", async () => {
    const { requester, mine, followed, codeOf, pass } = await openDoor();
    expect(await codeOf(ASK, mine, requester)).toBe("done");
    expect(await codeOf(ASK, mine, requester)).toBe("LIMIT");
    expect(await codeOf(ASK, followed, requester)).toBe("done");
    pass(59 * 60_000);
    expect(await codeOf(ASK, mine, requester)).toBe("LIMIT");
    pass(60_000);
    expect(await codeOf(ASK, mine, requester)).toBe("done");
  });

  it("and it ends when an admin has dealt with it, not before", async () => {
    const { door, requester, mine, codeOf } = await openDoor();
    await codeOf(ASK, mine, requester);
    expect(await codeOf(RESOLVE, mine, requester)).toBe("FORBIDDEN");
    const viewer = withCookie(await signInAs(door, "VIEWER"));
    expect(await codeOf(RESOLVE, mine, viewer)).toBe("FORBIDDEN");
    const resolved = await door.query(RESOLVE, { id: mine });
    expect(resolved.data.resolveHelp).toEqual({ helpAskedAt: null });
    expect((await door.query(NEEDY)).data.requests.totalCount).toBe(0);
    expect(await codeOf(RESOLVE, "none")).toBe("NOT_FOUND");
    expect(await codeOf(ASK, mine, requester)).toBe("done");
  });

  it("and the open list of an admin shows it at once", async () => {
    const { door, requester, mine, codeOf } = await openDoor();
    const socket = await openSocket(door.socketUrl);
    const changes = socket.subscribe(
      "subscription { requestChanged(filter: { isHelpAsked: true }) { id helpAskedBy } }",
    );
    await eventually(
      () => Promise.resolve(door.listeners()),
      (count) => count > 0,
    );
    await codeOf(ASK, mine, requester);
    expect((await changes.next()).data).toEqual({
      requestChanged: { id: mine, helpAskedBy: "Mika" },
    });
  });
});
