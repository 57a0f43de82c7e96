import { describe, expect, it } from "vitest";
import { startSession } from "../../server/account/session.ts";
import { openSocket } from "../support/client.ts";
import { openEventStream } from "../support/event-stream.ts";
import {
  openFrontDoor,
  withCookie,
  type FrontDoor,
  type GraphQLAnswer,
  type QueryInit,
} from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const SET_UP = `mutation ($code: String!, $username: String!, $password: String!) {
  setUpAdmin(code: $code, username: $username, password: $password) { name role isToken }
}`;
const LOG_IN = `mutation ($username: String!, $password: String!) { login(username: $username, password: $password) { name } }`;
const ADA = { username: "Ada", password: "correct horse" };
const NOBODY = { token: null };

function codeOf({ errors }: GraphQLAnswer): unknown {
  return errors?.[0]?.extensions["code"];
}

function cookieOf({ headers }: Pick<GraphQLAnswer, "headers">): string {
  return headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

async function setUp(door: FrontDoor): Promise<string> {
  const answer = await door.query(SET_UP, { ...ADA, code: door.account.setUp.code }, NOBODY);
  expect(answer.errors).toBeUndefined();
  return cookieOf(answer);
}

describe("the first start", () => {
  it("creates the first admin with the code, once", async () => {
    const door = await openFrontDoor();
    const code = door.account.setUp.code ?? "";
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const wrong = await door.query(SET_UP, { ...ADA, code: "AAAA-AAAA-AAAA" }, NOBODY);
    expect(codeOf(wrong)).toBe("FORBIDDEN");
    const short = await door.query(SET_UP, { ...ADA, code, password: "short" }, NOBODY);
    expect(short.errors?.[0]?.extensions).toMatchObject({ code: "BAD_INPUT", field: "password" });
    const nameless = await door.query(SET_UP, { ...ADA, code, username: " " }, NOBODY);
    expect(nameless.errors?.[0]?.extensions).toMatchObject({
      code: "BAD_INPUT",
      field: "username",
    });

    const made = await door.query(
      SET_UP,
      { ...ADA, code: code.toLowerCase().replaceAll("-", " ") },
      NOBODY,
    );
    expect(made.data.setUpAdmin).toEqual({ name: "Ada", role: "ADMIN", isToken: false });
    expect((await door.query("{ setupRequired }", {}, NOBODY)).data).toEqual({
      setupRequired: false,
    });
    expect(
      codeOf(await door.query(SET_UP, { username: "Eve", password: "long enough", code }, NOBODY)),
    ).toBe("FORBIDDEN");
    expect(await door.store.read.person.count()).toBe(1);
  });

  it("creates one admin when two people use the code at the same time", async () => {
    const door = await openFrontDoor();
    const { code } = door.account.setUp;
    const answers = await Promise.all(
      ["Ada", "Eve"].map((username) =>
        door.query(SET_UP, { username, password: "long enough", code }, NOBODY),
      ),
    );
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(await door.store.read.person.count()).toBe(1);
  });
});

describe("a session", () => {
  it("has a cookie that only this host can set, over TLS, and takes no other there", async () => {
    const door = await openFrontDoor({ config: { publicUrl: "https://tracker.example" } });
    await setUp(door);
    const overTls = { "X-Forwarded-Proto": "https" };
    const signIn = async (headers: Record<string, string>) => {
      const [cookie = ""] = (
        await door.query(LOG_IN, ADA, { token: null, headers })
      ).headers.getSetCookie();
      return cookie;
    };
    const secure = await signIn(overTls);
    expect(secure).toMatch(/^__Host-status_tracker_session=[\w-]{43}; .*Path=\/; .*; Secure$/);
    // In the LAN, a browser would drop a cookie that is marked Secure.
    const plain = await signIn({ Origin: door.url });
    expect(plain).toMatch(/^status_tracker_session=[\w-]{43}; (?!.*Secure)/);

    const nameFor = async (cookie: string, headers: Record<string, string> = {}) => {
      const Cookie = cookie.split(";")[0] ?? "";
      const { data } = await door.query(
        "{ viewer { name } }",
        {},
        { token: null, headers: { Cookie, ...headers } },
      );
      return data.viewer?.name ?? null;
    };
    expect(await nameFor(secure, overTls)).toBe("Ada");
    expect(await nameFor(plain)).toBe("Ada");
    expect(await nameFor(plain, overTls)).toBeNull();
  });

  it("is a cookie that scripts cannot read, and whose token is stored as a hash only", async () => {
    const door = await openFrontDoor({
      config: { publicUrl: "https://tracker.example/x", basePath: "/x" },
    });
    await setUp(door);
    const answer = await door.query(
      LOG_IN,
      { ...ADA, username: " aDA " },
      { token: null, headers: { "X-Forwarded-Proto": "https" } },
    );
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Secure-status_tracker_session=[\w-]{43}; Max-Age=15552000; Path=\/x\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    const token = cookieOf(answer).split("=")[1] ?? "";
    const stored = JSON.stringify([
      await door.store.read.session.findMany(),
      await door.store.read.person.findMany(),
    ]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(ADA.password);
    expect(door.logged()).not.toContain(token);

    const viewer = await door.query(
      "{ viewer { name } }",
      {},
      { token: null, headers: { Cookie: cookieOf(answer) } },
    );
    expect(viewer.data.viewer).toEqual({ name: "Ada" });
  });

  it("refuses a wrong name or password with the same message, and everything for a while after five tries", async () => {
    let now = new Date();
    const door = await openFrontDoor({ clock: { now: () => now, after: () => () => undefined } });
    await setUp(door);
    const wrongName = await door.query(LOG_IN, { ...ADA, username: "Eve" }, NOBODY);
    const wrong = await door.query(LOG_IN, { ...ADA, password: "x" }, NOBODY);
    expect(codeOf(wrong)).toBe("UNAUTHENTICATED");
    expect(wrongName.errors?.[0]?.message).toBe(wrong.errors?.[0]?.message);
    await Promise.all(
      Array.from({ length: 4 }, () => door.query(LOG_IN, { ...ADA, password: "x" }, NOBODY)),
    );
    const early = await door.query(LOG_IN, ADA, NOBODY);
    expect(early.errors?.[0]?.extensions).toMatchObject({ code: "LIMIT", waitSeconds: 5 });
    now = new Date(now.getTime() + 5_000);
    expect((await door.query(LOG_IN, ADA, NOBODY)).errors).toBeUndefined();
  });

  it("ends with logout, and its sockets with it", async () => {
    const door = await openFrontDoor();
    const cookie = await setUp(door);
    const as = withCookie(cookie);
    const socket = await openSocket(door.socketUrl, as);
    expect((await socket.subscribe("{ viewer { name } }").next()).data.viewer.name).toBe("Ada");
    const stream = await openEventStream(door.url, "subscription { serviceChanged { slug } }", {
      Authorization: "",
      Cookie: cookie,
    });

    const answer = await door.query("mutation { logout }", {}, as);
    expect(answer.data).toEqual({ logout: true });
    expect(answer.headers.getSetCookie()[0]).toContain("Max-Age=0");
    expect(await socket.closed).toEqual({ code: 4403, reason: "The session has ended" });
    expect(await stream.next()).toMatchObject({ event: "complete" });
    expect((await door.query("{ viewer { name } }", {}, as)).data.viewer).toBeNull();
  });

  it("is one of 50 at most: a further one ends what was used longest ago, with its connections", async () => {
    let now = Date.now();
    const door = await openFrontDoor({
      clock: { now: () => new Date(now), after: () => () => undefined },
    });
    const first = await setUp(door);
    const { data } = await door.query("{ viewer { id } }", {}, withCookie(first));
    const personId: string = data.viewer.id;
    const start = async () => {
      now += 1_000;
      const { token } = await door.store.write((tx) =>
        startSession(door.account, tx, {
          personId,
          provider: "local",
          origin: { device: null, address: "" },
        }),
      );
      return withCookie(`status_tracker_session=${token}`);
    };
    const other = await signInAs(door, "VIEWER");
    const second = await start();
    const stream = await openEventStream(door.url, "subscription { serviceChanged { slug } }", {
      Authorization: "",
      ...second.headers,
    });
    for (let count = 2; count < 50; count += 1) await start();
    // Used after all the others.
    now += 600_000;
    const isSignedIn = async (as: QueryInit) =>
      (await door.query("{ viewer { id } }", {}, as)).data.viewer !== null;
    expect(await isSignedIn(withCookie(first))).toBe(true);
    expect(await door.store.read.session.count({ where: { personId } })).toBe(50);

    let ends = 0;
    door.account.accessEnds.listen(() => (ends += 1));
    expect((await door.query(LOG_IN, ADA, NOBODY)).errors).toBeUndefined();
    // At once, not when connections are checked the next time.
    expect(ends).toBe(1);
    expect(await stream.next()).toMatchObject({ event: "complete" });
    expect(await isSignedIn(second)).toBe(false);
    for (const cookie of [first, other]) expect(await isSignedIn(withCookie(cookie))).toBe(true);
    expect(await door.store.read.session.count({ where: { personId } })).toBe(50);
  });

  it("ends when its time is over", async () => {
    let now = new Date();
    const door = await openFrontDoor({ clock: { now: () => now, after: () => () => undefined } });
    const cookie = await setUp(door);
    const as = withCookie(cookie);
    expect((await door.query("{ viewer { name } }", {}, as)).data.viewer).not.toBeNull();
    now = new Date(now.getTime() + 30 * 86_400_000);
    expect((await door.query("{ viewer { name } }", {}, as)).data.viewer).toBeNull();
  });
});

describe("a page of another site", () => {
  it("cannot use the browser's cookie", async () => {
    const door = await openFrontDoor();
    const cookie = await setUp(door);
    const foreign = { Cookie: cookie, Origin: "https://evil.example" };
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${door.url}/graphql`, { method: "POST", headers, body });
    const body = JSON.stringify({ query: "mutation { logout }" });
    expect((await post({ ...foreign, "Content-Type": "application/json" }, body)).status).toBe(403);
    expect(
      (await post({ ...foreign, Origin: "null", "Content-Type": "application/json" }, body)).status,
    ).toBe(403);
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/graphql",
    ]) {
      expect((await post({ Cookie: cookie, "Content-Type": type }, body)).status, type).toBe(415);
    }
    const viaGet = await fetch(
      `${door.url}/graphql?query=${encodeURIComponent("mutation { logout }")}`,
      {
        headers: { Cookie: cookie },
      },
    );
    expect(viaGet.status).toBe(405);
    expect(
      (await post({ Cookie: cookie, Origin: door.url, "Content-Type": "application/json" }, body))
        .status,
    ).toBe(200);
  });

  it("cannot open a WebSocket with it", async () => {
    const door = await openFrontDoor();
    const cookie = await setUp(door);
    const open = (origin: string) =>
      openSocket(door.socketUrl, { token: null, headers: { Cookie: cookie, Origin: origin } });
    await expect(open("https://evil.example")).rejects.toThrow("403");
    await open(door.url);
  });
});

describe("the sign-in link of the demo", () => {
  it("signs in as the first admin with the right code, and does not exist without one", async () => {
    const door = await openFrontDoor({ signInCode: "let-me-in" });
    const visit = (query: string) =>
      fetch(`${door.url}/api/sign-in${query}`, { redirect: "manual" });
    expect((await visit("?code=let-me-in")).status).toBe(409);
    await setUp(door);
    expect((await visit("?code=wrong")).status).toBe(403);
    expect((await visit("")).status).toBe(403);
    const entered = await visit("?code=let-me-in");
    expect(entered.status).toBe(303);
    expect(entered.headers.get("location")).toBe("/");
    const as = { token: null, headers: { Cookie: cookieOf(entered) } };
    expect((await door.query("{ viewer { name } }", {}, as)).data.viewer.name).toBe("Ada");

    const plain = await openFrontDoor();
    expect((await fetch(`${plain.url}/api/sign-in?code=let-me-in`)).status).toBe(404);
  });
});
