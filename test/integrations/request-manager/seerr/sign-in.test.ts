import { expect, it } from "vitest";
import type { SignInControl } from "../../../../server/integrations/port/sign-in.ts";
import { createSeerrAdapter } from "../../../../server/integrations/request-manager/seerr/adapter.ts";
import { readFixture } from "../../../support/fixture.ts";
import { createDeps, sendJson, startServer, type Call } from "../../arr/common/fake-server.ts";

interface Recorded {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const recorded = (name: string) => readFixture<Recorded>(`seerr/${name}.json`);

const LOCAL = recorded("api-auth-local");
const MIKA = recorded("api-auth-me-normal-user");
const OWNER = recorded("api-auth-me-cookie");
const USERS = recorded("api-user-list");
const API_KEY = "seerr-key";
const PASSWORD = "correct-horse-1";
const COOKIE = "connect.sid=s%3Aof-the-person";
/** Of the media server to which Seerr is connected. */
const SERVER_ID = "7fe158041c5603934b94b3d6e289593d";
const OWNER_ID = "a1b2c3d4e5f60718293a4b5c6d7e8f90";

/** A Seerr that answers what a real one answered, but for what `answers` has by method and path. */
async function setUp(answers: Record<string, Recorded> = {}) {
  const known: Record<string, Recorded> = {
    "POST /api/v1/auth/local": LOCAL,
    "GET /api/v1/user/1": OWNER,
    "GET /api/v1/user/2": MIKA,
    "GET /api/v1/user": USERS,
    "GET /api/v1/settings/public": recorded("api-settings-public"),
    "GET /api/v1/settings/jellyfin": { status: 200, body: { serverId: SERVER_ID } },
    ...answers,
  };
  const server = await startServer(({ method, path }, response) => {
    const { status, body } = known[`${method} ${path}`] ?? { status: 404, body: {} };
    if (path === "/api/v1/auth/local" && status === 200) response.setHeader("Set-Cookie", COOKIE);
    sendJson(response, body, status);
  });
  const deps = createDeps();
  const { signIn } = createSeerrAdapter(
    { slug: "seerr", kind: "SEERR", url: server.url, apiKey: API_KEY },
    deps,
  );
  if (signIn === undefined) throw new Error("nobody can sign in");
  return { signIn, calls: server.calls, lines: deps.lines };
}

const signInAs = (signIn: SignInControl, email = "Mika@Example.org", password = PASSWORD) =>
  signIn.checkPassword(email, password);

const signInCalls = (calls: readonly Call[]) =>
  calls.filter(({ path }) => path.startsWith("/api/v1/auth/"));

it("takes who a local user is from the answer, and name and permissions from the user", async () => {
  const { signIn, calls } = await setUp();
  // What the answer says of both is wrong: 0 and the e-mail address.
  expect(LOCAL.body).toMatchObject({ id: 2, permissions: 0, displayName: "mika@example.org" });
  expect(await signInAs(signIn)).toEqual({
    userId: "2",
    name: "mika",
    role: "REQUESTER",
    libraryUser: null,
  });
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /api/v1/auth/local",
    "GET /api/v1/user/2",
  ]);
  expect(JSON.parse(calls[0]?.body ?? "")).toEqual({
    email: "Mika@Example.org",
    password: PASSWORD,
  });
});

it("sends the key of the tracker with no password, and the cookie of a person nowhere", async () => {
  const { signIn, calls, lines } = await setUp();
  await signInAs(signIn);
  await signInAs(signIn);
  for (const { headers } of signInCalls(calls)) expect(headers).not.toHaveProperty("x-api-key");
  for (const { headers } of calls) expect(headers).not.toHaveProperty("cookie");
  expect(signInCalls(calls)).toHaveLength(2);
  expect(lines.join()).not.toContain(PASSWORD);
  expect(lines.join()).not.toContain(COOKIE);
});

it.each([
  [2, "ADMIN"],
  [2 | 32, "ADMIN"],
  // Every bit there is.
  [2_147_483_646, "ADMIN"],
  [16, "VIEWER"],
  [16 | 32, "VIEWER"],
  [16_384, "VIEWER"],
  [0, "REQUESTER"],
  [32, "REQUESTER"],
  // Settings and users are no right to see what others requested.
  [4 | 8, "REQUESTER"],
  [32 | 128 | 1_024 | 8_192 | 4_194_304, "REQUESTER"],
  [1_048_576 | 2_097_152 | 268_435_456 | 1_073_741_824, "REQUESTER"],
])("maps the permissions %i to the role %s", async (permissions, role) => {
  const user = { status: 200, body: { ...MIKA.body, permissions } };
  const { signIn } = await setUp({ "GET /api/v1/user/2": user });
  expect((await signInAs(signIn))?.role).toBe(role);
});

it.each([undefined, null, -1, "2", 2.5])(
  "gives no rights for permissions that are none: %j",
  async (permissions) => {
    const user = { status: 200, body: { ...MIKA.body, permissions } };
    const { signIn } = await setUp({ "GET /api/v1/user/2": user });
    expect((await signInAs(signIn))?.role).toBe("REQUESTER");
  },
);

it("names the user of the media server, by whom other services know the same person", async () => {
  const { signIn } = await setUp({
    "POST /api/v1/auth/local": { status: 200, body: { ...LOCAL.body, id: 1 } },
  });
  const owner = {
    userId: "1",
    name: "owner",
    role: "ADMIN",
    libraryUser: { serverId: SERVER_ID, userId: OWNER_ID },
  };
  expect(await signInAs(signIn, "owner@example.org")).toEqual(owner);
  expect(await signIn.findUser({ serverId: SERVER_ID, userId: OWNER_ID })).toEqual(owner);
  expect(await signIn.findUser({ serverId: SERVER_ID, userId: "0".repeat(32) })).toBeNull();
  expect(await signIn.findUser({ serverId: "another server", userId: OWNER_ID })).toBeNull();
});

it.each([
  ["a wrong password", 403, { status: 403, message: "Access denied." }],
  ["a field that is missing", 400, { message: "request/body must have required property" }],
])("refuses %s without an error", async (_what, status, body) => {
  const { signIn } = await setUp({ "POST /api/v1/auth/local": { status, body } });
  expect(await signInAs(signIn)).toBeNull();
});

it.each([
  ["that CSRF protection is on", 403, "invalid csrf token", "refused", /^CSRF protection is on/],
  ["that passwords are switched off", 500, "Password sign-in is disabled.", "refused", /disabled/],
  ["that Seerr failed", 500, "Something went wrong.", "server-error", /./],
])("says %s", async (_what, status, message, code, words) => {
  const { signIn } = await setUp({ "POST /api/v1/auth/local": { status, body: { message } } });
  const error = await signInAs(signIn).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
  expect(JSON.stringify(error)).not.toContain(PASSWORD);
});

it("offers passwords only while Seerr lets local users sign in", async () => {
  const ways = async (localLogin: boolean) => {
    const { body } = recorded("api-settings-public");
    const { signIn } = await setUp({
      "GET /api/v1/settings/public": { status: 200, body: { ...body, localLogin } },
    });
    return signIn.ways();
  };
  expect(await ways(true)).toEqual({ hasPassword: true, hasQuickConnect: false });
  expect(await ways(false)).toEqual({ hasPassword: false, hasQuickConnect: false });
});
