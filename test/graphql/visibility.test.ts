import { describe, expect, it } from "vitest";
import { openSocket } from "../support/client.ts";
import { openEventStream } from "../support/event-stream.ts";
import { eventually } from "../support/eventually.ts";
import {
  openFrontDoor,
  withCookie,
  type FrontDoor,
  type QueryInit,
} from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const untilListeners = (door: FrontDoor, isEnough: (count: number) => boolean) =>
  eventually(() => Promise.resolve(door.listeners()), isEnough);

/** A requester whom Seerr knows as user 7, with a request of their own beside those of others. */
async function openHouse() {
  const door = await openFrontDoor();
  const cookie = await signInAs(door, "REQUESTER");
  const { id: personId } = await door.store.read.person.findFirstOrThrow({
    where: { role: "REQUESTER" },
  });
  await door.store.write((tx) =>
    tx.identity.create({
      data: {
        id: "i1",
        personId,
        kind: "SEERR",
        provider: "seerr",
        subject: "7",
        name: "Mika",
        createdAt: new Date(),
      },
    }),
  );
  const mine = await door.make.request({ title: "Mine", originService: "seerr", requesterId: 7 });
  const other = await door.make.request({ title: "Other", originService: "seerr", requesterId: 8 });
  // The number of another Seerr's user is another person's.
  const elsewhere = await door.make.request({
    title: "Elsewhere",
    originService: "seerr-2",
    requesterId: 7,
  });
  return { door, cookie, mine: mine.id, other: other.id, elsewhere: elsewhere.id };
}

describe("a requester", () => {
  it("sees the requests that they made or follow, in lists, counts, statistics and by ID", async () => {
    const { door, cookie, mine, other } = await openHouse();
    const look = async () => {
      const { data } = await door.query(
        `query ($other: ID!) { requests { totalCount nodes { title isMine isFollowed } }
          stats { requests } request(id: $other) { title } }`,
        { other },
        withCookie(cookie),
      );
      return data;
    };
    expect(await look()).toEqual({
      requests: { totalCount: 1, nodes: [{ title: "Mine", isMine: true, isFollowed: false }] },
      stats: { requests: 1 },
      request: null,
    });

    const follow =
      "mutation ($id: ID!, $shareToken: String) { followRequest(id: $id, shareToken: $shareToken) { title } }";
    const refused = await door.query(follow, { id: other }, withCookie(cookie));
    expect(refused.errors?.[0]?.extensions["code"]).toBe("NOT_FOUND");
    const shareToken = await share(door, other);
    await door.query(follow, { id: other, shareToken }, withCookie(cookie));
    const after = await look();
    expect(after.stats).toEqual({ requests: 2 });
    expect(after.request).toEqual({ title: "Other" });
    const listed = await door.query(
      "{ mine: requests(filter: { scope: MINE }) { nodes { id } } followed: requests(filter: { scope: FOLLOWED }) { nodes { id } } }",
      {},
      withCookie(cookie),
    );
    expect(listed.data).toEqual({
      mine: { nodes: [{ id: mine }] },
      followed: { nodes: [{ id: other }] },
    });
  });

  it("receives the history and changes of visible requests only", async () => {
    const { door, cookie, mine, other, elsewhere } = await openHouse();
    const socket = await openSocket(door.socketUrl, withCookie(cookie));
    const changes = socket.subscribe("subscription { requestChanged { title } }");
    await untilListeners(door, (count) => count > 0);
    door.announce({ requestIds: [other, elsewhere] });
    door.announce({ requestIds: [mine] });
    expect((await changes.next()).data).toEqual({ requestChanged: { title: "Mine" } });

    for (const id of [mine, other]) await door.make.transition(id);
    const { data } = await door.query(
      "{ transitions { request { title } } }",
      {},
      withCookie(cookie),
    );
    expect(data.transitions).toEqual([{ request: { title: "Mine" } }]);
  });

  it.each(["VIEWER", "REQUESTER"] as const)(
    "with the role %s follows the changes of their own requests",
    async (role) => {
      const { door, cookie, mine, other } = await openHouse();
      await door.store.write((tx) => tx.person.updateMany({ data: { role } }));
      const socket = await openSocket(door.socketUrl, { token: null, headers: { Cookie: cookie } });
      const changes = socket.subscribe(
        "subscription ($filter: RequestFilter) { requestChanged(filter: $filter) { title } }",
        { filter: { scope: "MINE" } },
      );
      await untilListeners(door, (count) => count > 0);
      door.announce({ requestIds: [other] });
      door.announce({ requestIds: [mine] });
      expect((await changes.next()).data).toEqual({ requestChanged: { title: "Mine" } });
    },
  );

  it("reads no names of releases, no indexers and no evidence", async () => {
    const { door, cookie, mine } = await openHouse();
    const { id: unitId } = await door.make.unit(mine);
    const { id: downloadId } = await door.make.download({
      title: "Secret.Release-GROUP",
      indexer: "Secret indexer",
    });
    await door.make.attempt(unitId, downloadId);
    await door.make.transition(mine, {
      message: "Sonarr grabbed a release, from Secret indexer",
      messageCode: "RELEASE_GRABBED",
      messageParams:
        '{"service":"Sonarr","episodes":0,"isAnother":false,"size":null,"indexer":"Secret indexer","releaseTitle":"Secret release","reason":"Secret words"}',
      evidence: '{"secret":"Secret fact"}',
    });
    const { data, errors } = await door.query(
      `query ($id: ID!) { request(id: $id) { downloads { title indexer downloadId files { name } }
        transitions { message messageParams evidence delivery { id } } actionHistory { id } } }`,
      { id: mine },
      withCookie(cookie),
    );
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).not.toContain("Secret");
    expect(data.request.transitions[0].message).toBe("Sonarr grabbed a release");
  });
});

async function share(door: FrontDoor, requestId: string, init?: QueryInit): Promise<string> {
  const { data } = await door.query(
    "mutation ($id: ID!) { createShareLink(requestId: $id) { id url badgeUrl } }",
    { id: requestId },
    init,
  );
  const { url, badgeUrl } = data.createShareLink as { url: string; badgeUrl: string };
  expect(badgeUrl).toBe(`${url}/badge.svg`);
  return url.split("/").at(-1) ?? "";
}

describe("a share link", () => {
  it("shows its request to whoever has it, live, until it is revoked", async () => {
    const { door, other } = await openHouse();
    const token = await share(door, other);
    const nobody = { token: null };
    const read = () =>
      door.query(
        "query ($token: String!) { sharedRequest(token: $token) { title } }",
        { token },
        nobody,
      );
    expect((await read()).data).toEqual({ sharedRequest: { title: "Other" } });

    const stream = await openEventStream(
      door.url,
      `subscription { sharedRequestChanged(token: ${JSON.stringify(token)}) { title } }`,
      { Authorization: "" },
    );
    await untilListeners(door, (count) => count > 0);
    door.announce({ requestIds: [other] });
    expect((await stream.next()).data).toMatchObject({
      data: { sharedRequestChanged: { title: "Other" } },
    });

    const { data } = await door.query(
      "query ($id: ID!) { request(id: $id) { shareLinks { id } } }",
      {
        id: other,
      },
    );
    await door.query("mutation ($id: ID!) { revokeShareLink(id: $id) }", {
      id: data.request.shareLinks[0].id,
    });
    await untilListeners(door, (count) => count === 0);
    expect((await read()).data).toEqual({ sharedRequest: null });
  });

  it.each([
    ["removed", "mutation ($id: ID!) { removePerson(id: $id) }"],
    ["disabled", "mutation ($id: ID!) { savePerson(id: $id, input: { isEnabled: false }) { id } }"],
  ])("ends when whoever created it is %s", async (_what, document) => {
    const { door, other, cookie, mine } = await openHouse();
    const of = await share(door, mine, withCookie(cookie));
    const kept = await share(door, other);
    const stream = await openEventStream(
      door.url,
      `subscription { sharedRequestChanged(token: ${JSON.stringify(of)}) { title } }`,
      { Authorization: "" },
    );
    await untilListeners(door, (count) => count > 0);
    await signInAs(door, "ADMIN");
    const { id } = await door.store.read.person.findFirstOrThrow({ where: { role: "REQUESTER" } });
    expect((await door.query(document, { id })).errors).toBeUndefined();
    await untilListeners(door, (count) => count === 0);
    stream.close();
    const read = (token: string) =>
      door.query(
        "query ($token: String!) { sharedRequest(token: $token) { title } }",
        { token },
        { token: null },
      );
    expect((await read(of)).data).toEqual({ sharedRequest: null });
    expect((await read(kept)).data).toEqual({ sharedRequest: { title: "Other" } });
  });

  it("leaves nothing behind when its page is closed", async () => {
    const { door, other } = await openHouse();
    const token = await share(door, other);
    const stream = await openEventStream(
      door.url,
      `subscription { sharedRequestChanged(token: ${JSON.stringify(token)}) { title } }`,
      { Authorization: "" },
    );
    await untilListeners(door, (count) => count > 0);
    stream.close();
    expect(await untilListeners(door, (count) => count === 0)).toBe(0);
  });
});

describe("an invitation", () => {
  it("makes one local account with its role, once", async () => {
    const door = await openFrontDoor();
    await signInAs(door, "ADMIN");
    const { data } = await door.query("mutation { invite(role: VIEWER) { token role } }");
    const { token } = data.invite as { token: string };
    const accept = (username: string) =>
      door.query(
        'mutation ($token: String!, $username: String!) { acceptInvitation(token: $token, username: $username, password: "long enough") { name role } }',
        { token, username },
        { token: null },
      );
    expect((await accept("Mika")).data).toEqual({
      acceptInvitation: { name: "Mika", role: "VIEWER" },
    });
    expect((await accept("Ada")).errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
  });
});

describe("a token", () => {
  it.each([
    ["READ", "performs no actions", false],
    ["ACT", "performs actions, but changes no settings", true],
  ] as const)("with the scope %s %s", async (scope, _what, mayAct) => {
    const door = await openFrontDoor();
    const cookie = await signInAs(door, "ADMIN");
    const { data } = await door.query(
      "mutation ($input: TokenInput!) { createToken(input: $input) { token apiToken { scope } } }",
      { input: { name: "a script", scope } },
      withCookie(cookie),
    );
    const { token } = data.createToken as { token: string };
    const read = await door.query("{ services { slug } }", {}, { token });
    expect(read.data).toEqual({ services: [] });
    const decided = await door.query(
      'mutation { approveRequest(id: "none") { id } }',
      {},
      { token },
    );
    expect(decided.errors?.[0]?.extensions["code"]).toBe(mayAct ? "NOT_FOUND" : "FORBIDDEN");
    const settings = await door.query(
      "mutation { saveSettings(input: {}) { followsAdded } }",
      {},
      { token },
    );
    expect(settings.errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
  });
});
