import { expect, it } from "vitest";
import { systemClock } from "../../server/tracking/core/clock.ts";
import { openFrontDoor, withCookie, type FrontDoor } from "../support/front-door.ts";
import { ADA, cookiesOf, logIn, setUpAda } from "../support/sign-in.ts";
import { signInAs } from "../support/viewer.ts";

const LOG = `query ($first: Int, $after: String, $filter: AuditFilter) {
  auditLog(first: $first, after: $after, filter: $filter) {
    nodes { id at lastAt count isDenied actor token address personId subject message messageCode messageParams }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Entry {
  readonly id: string;
  readonly count: number;
  readonly isDenied: boolean;
  readonly actor: string | null;
  readonly token: string | null;
  readonly address: string | null;
  readonly personId: string | null;
  readonly subject: string | null;
  readonly message: string;
  readonly messageCode: string;
  readonly messageParams: unknown;
}

async function readLog(door: FrontDoor, variables = {}): Promise<readonly Entry[]> {
  const { data, errors } = await door.query(LOG, { first: 100, ...variables });
  expect(errors).toBeUndefined();
  return data.auditLog.nodes;
}

/** The entries, oldest first, as "Ada: Signed in". */
async function readLines(door: FrontDoor): Promise<readonly string[]> {
  const entries = await readLog(door);
  return entries.toReversed().map(({ actor, message }) => `${actor ?? "nobody"}: ${message}`);
}

it("records what people do with accounts, tokens, links and settings", async () => {
  const door = await openFrontDoor();
  const { id: requestId } = await door.make.request({ title: "Night Ferry" });
  const first = await setUpAda(door);
  expect(first.errors).toBeUndefined();
  const ada = withCookie(cookiesOf(first));
  const run = async (document: string, variables = {}) => {
    const { data, errors } = await door.query(document, variables, ada);
    expect(errors).toBeUndefined();
    return data;
  };
  const { invite } = await run("mutation { invite(role: REQUESTER) { token } }");
  const accepted = await door.query(
    `mutation ($token: String!) {
      acceptInvitation(token: $token, username: "Mika", password: "long enough") { id }
    }`,
    { token: invite.token },
    { token: null },
  );
  const { id: mika } = accepted.data.acceptInvitation;
  const save =
    "mutation ($id: ID!, $input: PersonInput!) { savePerson(id: $id, input: $input) { id } }";
  await run(save, { id: mika, input: { role: "VIEWER", name: "Mika K" } });
  await run(save, { id: mika, input: { role: "VIEWER" } });
  await run(save, { id: mika, input: { isEnabled: false } });
  await run(save, { id: mika, input: { isEnabled: true } });
  await run("mutation ($id: ID!) { removePerson(id: $id) }", { id: mika });
  const { createToken } = await run(
    'mutation { createToken(input: { name: "script", scope: ACT }) { token apiToken { id } } }',
  );
  const { createShareLink } = await run(
    "mutation ($id: ID!) { createShareLink(requestId: $id) { id url } }",
    { id: requestId },
  );
  const revoked = await door.query(
    "mutation ($id: ID!) { revokeShareLink(id: $id) }",
    { id: createShareLink.id },
    { token: createToken.token },
  );
  expect(revoked.data.revokeShareLink).toBe(true);
  await run("mutation ($id: ID!) { revokeToken(id: $id) }", { id: createToken.apiToken.id });
  const second = await run("mutation { invite(role: ADMIN) { id } }");
  await run("mutation ($id: ID!) { revokeInvitation(id: $id) }", { id: second.invite.id });
  await run("mutation { saveSettings(input: { followsAdded: ALL }) { followsAdded } }");
  await run('mutation { changePassword(current: "correct horse", next: "a better password") }');
  await logIn({ door }, { ...ADA, password: "a better password" });
  await run("mutation { endOtherSessions }");
  await run("mutation { logout }");

  const until = /, valid until \d{4}-\d\d-\d\d$/;
  const lines = await readLines(door);
  expect(lines.map((line) => line.replace(until, ", valid until …"))).toEqual([
    "Ada: Set up the tracker with Ada as the first admin",
    "Ada: Signed in",
    "Ada: Invited a requester, valid until …",
    "Mika: Mika accepted an invitation as a requester",
    "Mika: Signed in",
    "Ada: Renamed Mika to Mika K",
    "Ada: Made Mika K a viewer instead of a requester",
    "Ada: Disabled Mika K",
    "Ada: Enabled Mika K",
    "Ada: Removed Mika K",
    'Ada: Created the token "script" with the scope ACT',
    "Ada: Shared Night Ferry by a link",
    "Ada: Revoked a link to Night Ferry",
    'Ada: Revoked the token "script"',
    "Ada: Invited an admin, valid until …",
    "Ada: Revoked an invitation for an admin",
    'Ada: Changed the setting "titles without a request" from NEW to ALL',
    "Ada: Changed the password",
    "Ada: Signed in",
    "Ada: Ended one other session",
    "Ada: Signed out",
  ]);
  const entries = await readLog(door);
  expect(entries.find(({ messageCode }) => messageCode === "SHARE_LINK_REVOKED")).toMatchObject({
    token: "script",
    address: "127.0.0.1",
    subject: requestId,
    isDenied: false,
    messageParams: { title: "Night Ferry" },
  });
  const stored = JSON.stringify(await door.store.read.auditEntry.findMany());
  const shared = String(createShareLink.url).split("/").at(-1) ?? "";
  for (const secret of [createToken.token, invite.token, shared, "correct horse", "better"])
    expect(stored).not.toContain(secret);
});

it("records a replay, and not one that was refused", async () => {
  const door = await openFrontDoor();
  const { id } = await door.make.delivery({ event: "Download" });
  const replay = "mutation ($id: ID!) { replayDelivery(id: $id) { id } }";
  await door.query(replay, { id });
  await door.query(replay, { id: "999" });
  expect((await readLog(door)).map(({ message, subject }) => [message, subject])).toEqual([
    ["Replayed a webhook of sonarr: Download", "sonarr"],
  ]);
});

it("records nothing of what failed", async () => {
  const door = await openFrontDoor();
  const admin = await signInAs(door, "ADMIN");
  const before = await readLines(door);
  const refused = await door.query(
    `mutation { last: removePerson(id: "nobody") }`,
    {},
    withCookie(admin),
  );
  expect(refused.errors?.[0]?.extensions["code"]).toBe("NOT_FOUND");
  const { data } = await door.query("{ people { nodes { id } } }");
  const id: unknown = data.people.nodes[0].id;
  const last = await door.query("mutation ($id: ID!) { removePerson(id: $id) }", { id });
  expect(last.errors?.[0]?.extensions["code"]).toBe("CONFLICT");
  expect(await readLines(door)).toEqual(before);
});

it("shows the log to admins only", async () => {
  const door = await openFrontDoor();
  for (const role of ["VIEWER", "REQUESTER"] as const) {
    const { errors } = await door.query(LOG, {}, withCookie(await signInAs(door, role)));
    expect(errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
  }
});

it("pages from the newest entry to the oldest, and filters", async () => {
  const door = await openFrontDoor();
  for (let person = 0; person < 5; person += 1) await signInAs(door, "VIEWER");
  const all = await readLog(door);
  const paged: string[] = [];
  let after: string | null = null;
  for (let isMore = true; isMore;) {
    const { data } = await door.query(LOG, { first: 2, after });
    paged.push(...data.auditLog.nodes.map(({ id }: Entry) => id));
    ({ hasNextPage: isMore, endCursor: after } = data.auditLog.pageInfo);
  }
  expect(paged).toEqual(all.map(({ id }) => id));
  expect(all).toHaveLength(5);
  const [{ personId } = { personId: "" }] = all;
  expect(await readLog(door, { filter: { personId } })).toHaveLength(1);
  expect(await readLog(door, { filter: { isDenied: true } })).toHaveLength(0);
  const tooMany = await door.query(LOG, { first: 101 });
  expect(tooMany.errors?.[0]?.extensions["code"]).toBe("LIMIT");
});

it("keeps the words of an entry whose code it does not know", async () => {
  const door = await openFrontDoor();
  await door.store.write((tx) =>
    tx.auditEntry.create({ data: { at: new Date(), event: "SOMETHING_NEW", detail: "{}" } }),
  );
  expect(await readLines(door)).toEqual(["nobody: SOMETHING_NEW"]);
});

/** A clock that stands unless the test moves it. */
async function openDoor() {
  let now = Date.now();
  const door = await openFrontDoor({ clock: { ...systemClock, now: () => new Date(now) } });
  await setUpAda(door);
  return { door, pass: (seconds: number) => void (now += seconds * 1000) };
}

const refusalsOf = (door: FrontDoor) => readLog(door, { filter: { isDenied: true } });

it("counts equal refusals of one network within a minute in one entry, and names the account", async () => {
  const { door, pass } = await openDoor();
  for (let tries = 0; tries < 3; tries += 1) {
    await logIn({ door }, { ...ADA, password: "guess" });
    pass(10);
  }
  const [refused, ...others] = await refusalsOf(door);
  expect(others).toEqual([]);
  expect(refused).toMatchObject({
    actor: "Ada",
    count: 3,
    address: "127.0.0.1",
    message: "A sign-in was refused",
    messageParams: { way: "password", cause: "wrong", place: null },
  });
  pass(60);
  await logIn({ door }, { ...ADA, password: "guess" });
  expect((await refusalsOf(door)).map(({ count }) => count)).toEqual([1, 3]);
});

it("never stores what a stranger typed as a name, which may be a password", async () => {
  const { door } = await openDoor();
  for (const username of ["my password", "another password"])
    await logIn({ door }, { username, password: "x" });
  const entries = await refusalsOf(door);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ actor: null, personId: null, count: 2 });
  expect(JSON.stringify(await door.store.read.auditEntry.findMany())).not.toContain('password"');
});

it("lists at most a hundred refusals an hour, and counts the others", async () => {
  const { door, pass } = await openDoor();
  await door.store.write(async (tx) => {
    const at = door.account.now();
    const event = "SIGN_IN_REFUSED";
    for (let stranger = 0; stranger < 100; stranger += 1) {
      const address = `203.0.113.${stranger}`;
      await tx.auditEntry.create({ data: { at, event, isDenied: true, address } });
    }
  });
  for (let tries = 0; tries < 3; tries += 1)
    await logIn({ door }, { username: "eve", password: "x" });
  expect(await door.store.read.auditEntry.count({ where: { isDenied: true } })).toBe(101);
  const entries = await refusalsOf(door);
  expect(entries[0]).toMatchObject({
    count: 3,
    actor: null,
    address: null,
    message: "Further sign-ins were refused, from many addresses",
  });
  pass(3601);
  await logIn({ door }, { username: "eve", password: "x" });
  expect((await refusalsOf(door))[0]).toMatchObject({ count: 1, address: "127.0.0.1" });
});
