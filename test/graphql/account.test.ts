import { describe, expect, it } from "vitest";
import { openSocket } from "../support/client.ts";
import { openFrontDoor, withCookie, type FrontDoor } from "../support/front-door.ts";
import { ADA, cookiesOf, setUpAda } from "../support/sign-in.ts";

const NOBODY = { token: null };
const INVITATION = "query ($token: String!) { invitation(token: $token) { role invitedBy } }";
const ACCEPT = `mutation ($token: String!) {
  acceptInvitation(token: $token, username: "Mika", password: "long enough") { name role }
}`;
const LOG_IN = `mutation ($username: String!, $password: String!) {
  login(username: $username, password: $password) { identities { kind provider } }
}`;

async function openDoor() {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const door = await openFrontDoor({ clock: { now, after: () => () => undefined } });
  const ada = withCookie(cookiesOf(await setUpAda(door)));
  return { door, ada, pass: (ms: number) => (ahead += ms) };
}

async function invite(door: FrontDoor, as: { token: null }): Promise<string> {
  const { data } = await door.query("mutation { invite(role: VIEWER) { token } }", {}, as);
  return data.invite.token;
}

const refusalOf = async (door: FrontDoor, token: string) =>
  (await door.query(INVITATION, { token }, NOBODY)).errors?.[0]?.extensions["code"];

describe("the link of an invitation", () => {
  it("says who invites and as what, until it was used", async () => {
    const { door, ada } = await openDoor();
    const token = await invite(door, ada);
    const shown = await door.query(INVITATION, { token }, NOBODY);
    expect(shown.data.invitation).toEqual({ role: "VIEWER", invitedBy: "Ada" });
    await door.query(ACCEPT, { token }, NOBODY);
    expect(await refusalOf(door, token)).toBe("FORBIDDEN");
  });

  it("is refused once it has expired, and if it was made up", async () => {
    const { door, ada, pass } = await openDoor();
    const token = await invite(door, ada);
    expect(await refusalOf(door, "made-up")).toBe("FORBIDDEN");
    pass(7 * 86_400_000);
    expect(await refusalOf(door, token)).toBe("FORBIDDEN");
  });

  it("is listed without its token until it is accepted, expired or revoked", async () => {
    const { door, ada, pass } = await openDoor();
    const list = async () => {
      const { data } = await door.query(
        "{ invitations { id role invitedBy createdAt expiresAt } }",
        {},
        ada,
      );
      return data.invitations;
    };
    const revoke = "mutation ($id: ID!) { revokeInvitation(id: $id) }";
    const accepted = await invite(door, ada);
    await door.query(ACCEPT, { token: accepted }, NOBODY);
    expect(await list()).toEqual([]);

    const token = await invite(door, ada);
    const [open] = await list();
    expect(open).toMatchObject({ role: "VIEWER", invitedBy: "Ada" });
    expect(JSON.stringify(open)).not.toContain(token);
    expect((await door.query(revoke, { id: open.id }, ada)).data.revokeInvitation).toBe(true);
    expect((await door.query(revoke, { id: open.id }, ada)).data.revokeInvitation).toBe(false);
    expect(await refusalOf(door, token)).toBe("FORBIDDEN");
    expect(await list()).toEqual([]);

    await invite(door, ada);
    pass(7 * 86_400_000);
    expect(await list()).toEqual([]);
  });

  it("cannot be guessed by the thousand", async () => {
    const { door } = await openDoor();
    let code: unknown;
    let tries = 0;
    for (; code !== "LIMIT" && tries < 200; tries += 1)
      code = await refusalOf(door, `guess-${tries}`);
    expect(tries).toBeLessThanOrEqual(101);
  });
});

describe("a person", () => {
  it("sees how they sign in", async () => {
    const { door } = await openDoor();
    const { data } = await door.query(LOG_IN, ADA, NOBODY);
    expect(data.login.identities).toEqual([{ kind: "LOCAL", provider: "local" }]);
    const byToken = await door.query("{ viewer { identities { kind } } }");
    expect(byToken.data.viewer.identities).toEqual([]);
  });

  it("ends all other sessions at once, and keeps this one", async () => {
    const { door, ada } = await openDoor();
    const others = await Promise.all(
      [1, 2].map(async () => withCookie(cookiesOf(await door.query(LOG_IN, ADA, NOBODY)))),
    );
    const sockets = await Promise.all(others.map((other) => openSocket(door.socketUrl, other)));
    const end = () => door.query("mutation { endOtherSessions }", {}, ada);
    expect((await end()).data).toEqual({ endOtherSessions: 2 });
    for (const socket of sockets) expect(await socket.closed).toMatchObject({ code: 4403 });
    const nameFor = async (as: { token: null }) =>
      (await door.query("{ viewer { name } }", {}, as)).data.viewer?.name ?? null;
    expect(await Promise.all([...others, ada].map(nameFor))).toEqual([null, null, "Ada"]);
    expect((await end()).data).toEqual({ endOtherSessions: 0 });
  });
});
