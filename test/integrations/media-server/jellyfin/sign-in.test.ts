import { expect, it } from "vitest";
import { createJellyfinAdapter } from "../../../../server/integrations/media-server/jellyfin/adapter.ts";
import { readFixture } from "../../../support/fixture.ts";
import { createDeps, sendJson, startServer } from "../../arr/common/fake-server.ts";

interface SignedIn {
  readonly User: { readonly Policy: Record<string, unknown> };
  readonly AccessToken: string;
  readonly ServerId: string;
}

const ANA = readFixture<SignedIn>("jellyfin/authenticate-by-name.json");
const STARTED = readFixture<{ Secret: string; Code: string }>(
  "jellyfin/quickconnect-initiate.json",
);
const APPROVED = readFixture("jellyfin/quickconnect-authorised.json");
const API_KEY = "jellyfin-key";
const PASSWORD = "a password with ünusual letters";
const USER_ID = "7ffabe11338e603cfaddbe6bec0340ce";
const PATHS = { byName: "/Users/AuthenticateByName", logout: "/Sessions/Logout" };

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

/** A Jellyfin that answers as a real one, but for what `answers` has by path. */
async function setUp(answers: Record<string, Answer> = {}) {
  const known: Record<string, Answer> = {
    [PATHS.byName]: { body: ANA },
    [PATHS.logout]: { status: 204 },
    "/QuickConnect/Enabled": { body: true },
    "/QuickConnect/Initiate": { body: STARTED },
    "/QuickConnect/Connect": { body: STARTED },
    "/Users/AuthenticateWithQuickConnect": { body: ANA },
    "/System/Info": { body: { Id: ANA.ServerId } },
    [`/Users/${USER_ID}`]: { body: ANA.User },
    ...answers,
  };
  const server = await startServer(({ path }, response) => {
    const { status = 200, body = {} } = known[path] ?? { status: 404 };
    if (status === 204) response.writeHead(204).end();
    else sendJson(response, body, status);
  });
  const deps = createDeps();
  const { signIn } = createJellyfinAdapter(
    { slug: "jellyfin", kind: "JELLYFIN", url: server.url, apiKey: API_KEY },
    deps,
  );
  if (signIn === undefined) throw new Error("nobody can sign in");
  const callsTo = (path: string) => server.calls.filter((call) => call.path === path);
  return { signIn, calls: server.calls, callsTo, lines: deps.lines };
}

const withPolicy = (policy: Record<string, unknown>) => ({
  ...ANA.User,
  Policy: { ...ANA.User.Policy, ...policy },
});

it("signs in with the header of a device and without the key, and ends the session there", async () => {
  const { signIn, calls, callsTo, lines } = await setUp();
  expect(await signIn.checkPassword("ana", PASSWORD)).toEqual({
    userId: USER_ID,
    name: "ana",
    role: "REQUESTER",
    libraryUser: { serverId: ANA.ServerId, userId: USER_ID },
  });
  const [call] = callsTo(PATHS.byName);
  expect(JSON.parse(call?.body ?? "")).toEqual({ Username: "ana", Pw: PASSWORD });
  expect(call?.headers.authorization).toMatch(
    /^MediaBrowser (?=.*Client=")(?=.*Device=")(?=.*DeviceId=")(?=.*Version=")/,
  );
  const [ended] = callsTo(PATHS.logout);
  expect(ended?.headers.authorization).toContain(`Token="${ANA.AccessToken}"`);
  expect(JSON.stringify(calls.map(({ headers }) => headers))).not.toContain(API_KEY);
  for (const secret of [PASSWORD, ANA.AccessToken]) expect(lines.join()).not.toContain(secret);
});

it("signs in although the session there cannot be ended", async () => {
  const { signIn } = await setUp({ [PATHS.logout]: { status: 500 } });
  expect(await signIn.checkPassword("ana", PASSWORD)).toMatchObject({ userId: USER_ID });
});

it.each([
  [{ IsAdministrator: true }, "ADMIN"],
  [{ IsAdministrator: false }, "REQUESTER"],
  [{ IsAdministrator: true, IsDisabled: true }, "REQUESTER"],
  [{ IsAdministrator: "yes" }, "REQUESTER"],
  [{ IsAdministrator: null }, "REQUESTER"],
])("maps the policy %j to the role %s", async (policy, role) => {
  const { signIn } = await setUp({ [`/Users/${USER_ID}`]: { body: withPolicy(policy) } });
  expect((await signIn.findUser({ serverId: ANA.ServerId, userId: USER_ID }))?.role).toBe(role);
  const asPerson = await setUp({
    [PATHS.byName]: { body: { ...ANA, User: withPolicy(policy) } },
  });
  expect((await asPerson.signIn.checkPassword("ana", PASSWORD))?.role).toBe(role);
});

it("refuses a wrong password without an error, and says that a user may not sign in", async () => {
  const wrong = await setUp({ [PATHS.byName]: { status: 401 } });
  expect(await wrong.signIn.checkPassword("ana", "wrong")).toBeNull();
  // For a disabled user, a device or a time that is not allowed, and too many sessions.
  const disabled = await setUp({ [PATHS.byName]: { status: 403 } });
  await expect(disabled.signIn.checkPassword("ana", PASSWORD)).rejects.toMatchObject({
    code: "refused",
    message: "the service does not let this user sign in from here",
  });
  expect(disabled.callsTo(PATHS.logout)).toEqual([]);
});

it("finds the user of its own server only", async () => {
  const { signIn } = await setUp();
  const userId = USER_ID;
  expect(await signIn.findUser({ serverId: ANA.ServerId, userId })).toMatchObject({ userId });
  expect(await signIn.findUser({ serverId: "another server", userId })).toBeNull();
  expect(await signIn.findUser({ serverId: ANA.ServerId, userId: "0".repeat(32) })).toBeNull();
});

it("waits for Quick Connect's approval, then signs in", async () => {
  const { signIn, callsTo } = await setUp();
  const started = await signIn.quickConnect?.start();
  expect(started).toEqual({ secret: STARTED.Secret, code: STARTED.Code });
  expect(await signIn.quickConnect?.finish(STARTED.Secret)).toBeNull();
  expect(callsTo("/Users/AuthenticateWithQuickConnect")).toEqual([]);

  const approved = await setUp({ "/QuickConnect/Connect": { body: APPROVED } });
  expect(await approved.signIn.quickConnect?.finish(STARTED.Secret)).toMatchObject({
    userId: USER_ID,
    name: "ana",
  });
  const [exchanged] = approved.callsTo("/Users/AuthenticateWithQuickConnect");
  expect(JSON.parse(exchanged?.body ?? "")).toEqual({ Secret: STARTED.Secret });
  expect(approved.callsTo(PATHS.logout)).toHaveLength(1);
});

it("says that Quick Connect is switched off, and that a code has expired", async () => {
  const off = await setUp({
    "/QuickConnect/Enabled": { body: false },
    "/QuickConnect/Initiate": { status: 401 },
  });
  expect(await off.signIn.ways()).toEqual({ hasPassword: true, hasQuickConnect: false });
  await expect(off.signIn.quickConnect?.start()).rejects.toMatchObject({ code: "refused" });
  const expired = await setUp({ "/QuickConnect/Connect": { status: 404 } });
  await expect(expired.signIn.quickConnect?.finish("gone")).rejects.toMatchObject({
    code: "not-found",
  });
});
