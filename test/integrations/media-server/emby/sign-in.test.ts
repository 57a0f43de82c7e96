import { expect, it } from "vitest";
import { createEmbyAdapter } from "../../../../server/integrations/media-server/emby/adapter.ts";
import { createDeps, sendJson, startServer } from "../../arr/common/fake-server.ts";

const API_KEY = "3mby-key-of-the-tests";
const PASSWORD = "a password of the tests";
const TOKEN = "token-of-the-person";
const SERVER_ID = "e0c9f1d2b3a44f5e8d7c6b5a49382716";
const USER_ID = "9f8e7d6c5b4a49382716f5e4d3c2b1a0";

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

const toUser = (policy: object) => ({ Id: USER_ID, Name: "ana", Policy: policy });

/** An Emby with one user, but for what `answers` has by path. */
async function setUp(policy: object, answers: Record<string, Answer> = {}) {
  const User = toUser(policy);
  const known: Record<string, Answer> = {
    "/emby/Users/AuthenticateByName": {
      body: { User, AccessToken: TOKEN, ServerId: SERVER_ID },
    },
    "/emby/Sessions/Logout": { status: 204 },
    "/emby/System/Info": { body: { Id: SERVER_ID } },
    [`/emby/Users/${USER_ID}`]: { body: User },
    ...answers,
  };
  const server = await startServer(({ path }, response) => {
    const { status = 200, body = {} } = known[path] ?? { status: 404 };
    if (status === 204) response.writeHead(204).end();
    else sendJson(response, body, status);
  });
  const deps = createDeps();
  const { signIn } = createEmbyAdapter(
    { slug: "emby", kind: "EMBY", url: `${server.url}/web/`, apiKey: API_KEY },
    deps,
  );
  if (signIn === undefined) throw new Error("nobody can sign in");
  return { signIn, calls: server.calls, lines: deps.lines };
}

it("signs in with the header of a device and without the key, and ends the session there", async () => {
  const { signIn, calls, lines } = await setUp({ IsAdministrator: false });
  expect(await signIn.checkPassword("ana", PASSWORD)).toEqual({
    userId: USER_ID,
    name: "ana",
    role: "REQUESTER",
    libraryUser: { serverId: SERVER_ID, userId: USER_ID },
  });
  const [asked, ended] = calls;
  expect(JSON.parse(asked?.body ?? "")).toEqual({ Username: "ana", Pw: PASSWORD });
  expect(asked?.headers["x-emby-authorization"]).toMatch(
    /^Emby (?=.*Client=")(?=.*Device=")(?=.*DeviceId=")(?=.*Version=")/,
  );
  expect(asked?.headers).not.toHaveProperty("x-emby-token");
  expect(ended?.path).toBe("/emby/Sessions/Logout");
  expect(ended?.headers["x-emby-token"]).toBe(TOKEN);
  for (const secret of [PASSWORD, TOKEN, API_KEY]) expect(lines.join()).not.toContain(secret);
});

it.each([
  [{ IsAdministrator: true }, "ADMIN"],
  [{ IsAdministrator: true, IsDisabled: true }, "REQUESTER"],
  [{}, "REQUESTER"],
])("maps the policy %j to the role %s", async (policy, role) => {
  const { signIn } = await setUp(policy);
  expect((await signIn.checkPassword("ana", PASSWORD))?.role).toBe(role);
  const known = await signIn.findUser({ serverId: SERVER_ID, userId: USER_ID });
  expect(known?.role).toBe(role);
});

it("refuses a wrong password, says that a user may not sign in, and offers no Quick Connect", async () => {
  const path = "/emby/Users/AuthenticateByName";
  const wrong = await setUp({}, { [path]: { status: 401 } });
  expect(await wrong.signIn.checkPassword("ana", "wrong")).toBeNull();
  expect(await wrong.signIn.ways()).toEqual({ hasPassword: true, hasQuickConnect: false });
  const disabled = await setUp({}, { [path]: { status: 403 } });
  await expect(disabled.signIn.checkPassword("ana", PASSWORD)).rejects.toMatchObject({
    code: "refused",
  });
});
