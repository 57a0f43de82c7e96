import { expect, it } from "vitest";
import { PERSON_PASSWORD } from "../../simulator/service/access.ts";
import { toJellyfinUserId } from "../../simulator/service/jellyfin-user.ts";
import { withCookie } from "../support/front-door.ts";
import { cookiesOf, logIn, openSignInDoor, type SignInDoor } from "../support/sign-in.ts";

const OWNER = { username: "owner@example.org", provider: "seerr" };

function codeOf({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) {
  return errors?.[0]?.extensions["code"];
}

async function listPeople({ door }: SignInDoor) {
  return door.store.read.person.findMany({
    select: {
      id: true,
      role: true,
      identities: {
        select: { kind: true, provider: true, subject: true },
        orderBy: { kind: "asc" },
      },
    },
  });
}

it("offers the services with whose accounts people can sign in", async () => {
  const { door, replace } = await openSignInDoor();
  replace("jellyfin-2", ({ signIn: _signIn, ...rest }) => rest);
  const { data } = await door.query(
    "{ signInOptions { password providers { id kind name supportsPassword supportsQuickConnect url } } }",
    {},
    { token: null },
  );
  expect(data.signInOptions).toEqual({
    password: false,
    providers: [
      {
        id: "seerr",
        kind: "SEERR",
        name: "seerr",
        supportsPassword: true,
        supportsQuickConnect: false,
        url: null,
      },
      {
        id: "jellyfin",
        kind: "JELLYFIN",
        name: "jellyfin",
        supportsPassword: true,
        supportsQuickConnect: true,
        url: null,
      },
    ],
  });
});

it("offers the other ways while a service does not answer", async () => {
  const { door, replace } = await openSignInDoor();
  const hang = () => new Promise<never>(() => undefined);
  replace("jellyfin", ({ signIn, ...rest }) => ({
    ...rest,
    ...(signIn !== undefined && { signIn: { ...signIn, ways: hang } }),
  }));
  const { data } = await door.query(
    "{ signInOptions { providers { id supportsPassword } } }",
    {},
    { token: null },
  );
  expect(data.signInOptions.providers).toEqual(
    ["seerr", "jellyfin", "jellyfin-2"].map((id) => ({ id, supportsPassword: true })),
  );
});

it("signs in with a Jellyfin account and leaves no session there", async () => {
  const tracker = await openSignInDoor();
  const answer = await logIn(tracker, { username: "ada", provider: "jellyfin" });
  expect(answer.data.login).toMatchObject({ name: "Ada", role: "REQUESTER" });
  expect(cookiesOf(answer)).toContain("status_tracker_session=");
  const calls = tracker.stack.recorder
    .calls("jellyfin")
    .map(({ method, path }) => `${method} ${path}`);
  expect(calls).toContain("POST /Sessions/Logout");
  expect(JSON.stringify(await tracker.door.store.read.identity.findMany())).not.toContain(
    PERSON_PASSWORD,
  );
});

it("refuses a wrong password, a user who does not exist, and an empty password", async () => {
  const tracker = await openSignInDoor();
  for (const provider of ["jellyfin", "seerr"]) {
    const wrong = await logIn(tracker, { ...OWNER, provider, password: "wrong" });
    expect(codeOf(wrong)).toBe("UNAUTHENTICATED");
    const unknown = await logIn(tracker, { username: "eve@example.org", provider });
    expect(unknown.errors?.[0]?.message).toBe(wrong.errors?.[0]?.message);
    expect(codeOf(await logIn(tracker, { username: "owner", provider, password: "" }))).toBe(
      "BAD_INPUT",
    );
  }
  expect(codeOf(await logIn(tracker, { username: "owner", provider: "sonarr" }))).toBe("NOT_FOUND");
  expect(await listPeople(tracker)).toEqual([]);
});

it("refuses an overlong password or name before it counts and before it leaves for the service", async () => {
  const tracker = await openSignInDoor();
  const calls = (provider: "jellyfin" | "seerr") => tracker.stack.recorder.calls(provider).length;
  for (const [provider, name] of [
    ["jellyfin", "owner"],
    ["seerr", OWNER.username],
  ] as const) {
    const before = calls(provider);
    const counted = tracker.door.account.throttle.size;
    // More than are free for one account, and for one address.
    for (let tries = 0; tries < 25; tries += 1) {
      const password = "x".repeat(1_025);
      expect(codeOf(await logIn(tracker, { username: name, provider, password }))).toBe(
        "BAD_INPUT",
      );
      const username = "x".repeat(321);
      expect(codeOf(await logIn(tracker, { username, provider }))).toBe("BAD_INPUT");
    }
    expect(calls(provider)).toBe(before);
    expect(tracker.door.account.throttle.size).toBe(counted);
    // A wrong one of the longest that there is goes there, and counts.
    const password = "x".repeat(1_024);
    const longest = await logIn(tracker, { username: name, provider, password });
    expect(codeOf(longest)).toBe("UNAUTHENTICATED");
    expect(calls(provider)).toBeGreaterThan(before);
    const right = await logIn(tracker, { username: name, provider });
    expect(right.errors).toBeUndefined();
  }
});

it("takes a Seerr user by ID, with the name and permissions that Seerr's answer to the sign-in has wrong", async () => {
  const tracker = await openSignInDoor();
  const mika = await logIn(tracker, { username: "MIKA@example.org", provider: "seerr" });
  expect(mika.data.login).toMatchObject({ name: "mika", role: "REQUESTER" });
  const own = await tracker.door.make.request({ originService: "seerr", requesterId: 2 });
  await tracker.door.make.request({ originService: "seerr", requesterId: 3 });
  const { data } = await tracker.door.query(
    "{ requests(first: 5) { nodes { id isMine } } }",
    {},
    withCookie(cookiesOf(mika)),
  );
  expect(data.requests.nodes).toEqual([{ id: own.id, isMine: true }]);
});

it("knows one person by Seerr and Jellyfin, whichever comes first, and not by another Jellyfin", async () => {
  const tracker = await openSignInDoor();
  const bySeerr = await logIn(tracker, OWNER);
  expect(bySeerr.data.login).toMatchObject({ name: "owner", role: "ADMIN" });
  const byJellyfin = await logIn(tracker, { username: "Owner", provider: "jellyfin" });
  expect(byJellyfin.data.login.id).toBe(bySeerr.data.login.id);
  const subject = toJellyfinUserId("owner");
  expect(await listPeople(tracker)).toEqual([
    {
      id: bySeerr.data.login.id,
      role: "ADMIN",
      identities: [
        { kind: "JELLYFIN", provider: "jellyfin", subject },
        { kind: "SEERR", provider: "seerr", subject: "1" },
      ],
    },
  ]);
  const elsewhere = await logIn(tracker, { username: "owner", provider: "jellyfin-2" });
  expect(elsewhere.data.login.id).not.toBe(bySeerr.data.login.id);
});

it("joins two people once it can see that they are one, with all they have", async () => {
  const tracker = await openSignInDoor();
  const isAway = { value: true };
  for (const slug of ["seerr", "jellyfin"] as const)
    tracker.replace(slug, (integration) => ({
      ...integration,
      ...(integration.signIn !== undefined && {
        signIn: {
          ...integration.signIn,
          findUser: (user) =>
            isAway.value
              ? Promise.reject(new Error("away"))
              : (integration.signIn?.findUser(user) ?? Promise.resolve(null)),
        },
      }),
    }));
  const first = await logIn(tracker, OWNER);
  const second = await logIn(tracker, { username: "owner", provider: "jellyfin" });
  expect(second.data.login.id).not.toBe(first.data.login.id);
  const shared = await tracker.door.make.request();
  const seen = await tracker.door.make.request();
  for (const [requestId, personId] of [
    [shared.id, first.data.login.id],
    [shared.id, second.data.login.id],
    [seen.id, second.data.login.id],
  ])
    await tracker.door.store.write((tx) =>
      tx.follow.create({ data: { requestId, personId, createdAt: new Date() } }),
    );

  isAway.value = false;
  const third = await logIn(tracker, { username: "owner", provider: "jellyfin" });
  expect(third.data.login.id).toBe(first.data.login.id);
  expect(await listPeople(tracker)).toHaveLength(1);
  expect(await tracker.door.store.read.session.count()).toBe(3);
  expect(await tracker.door.store.read.follow.count()).toBe(2);
});

it("maps the role at each sign-in unless an admin chose it, and refuses a disabled person", async () => {
  const tracker = await openSignInDoor();
  const { door } = tracker;
  const owner = await logIn(tracker, OWNER);
  const { id } = owner.data.login;
  const change = (data: { role?: string; isRoleSet?: boolean; isEnabled?: boolean }) =>
    door.store.write((tx) => tx.person.update({ where: { id }, data }));
  await change({ role: "VIEWER" });
  expect((await logIn(tracker, OWNER)).data.login.role).toBe("ADMIN");
  await change({ role: "VIEWER", isRoleSet: true });
  expect((await logIn(tracker, OWNER)).data.login.role).toBe("VIEWER");
  await change({ isEnabled: false });
  expect(codeOf(await logIn(tracker, OWNER))).toBe("FORBIDDEN");
  expect(codeOf(await logIn(tracker, { username: "owner", provider: "jellyfin" }))).toBe(
    "FORBIDDEN",
  );
});

it("maps the role from the permissions in Seerr and the rights in Jellyfin of now", async () => {
  const tracker = await openSignInDoor();
  const [owner, mika] = tracker.stack.world.users;
  const roleOf = async (username: string, provider: string) =>
    (await logIn(tracker, { username, provider })).data.login.role;
  for (const [permissions, role] of [
    [160, "REQUESTER"],
    [160 | 16, "VIEWER"],
    [160 | 16_384, "VIEWER"],
    [2, "ADMIN"],
    [32, "REQUESTER"],
  ] as const) {
    Object.assign(mika ?? {}, { permissions });
    expect(await roleOf("mika@example.org", "seerr")).toBe(role);
  }
  // Whoever lost the rights in Seerr has those that Jellyfin gives, and the other way round.
  owner.permissions = 32;
  expect(await roleOf("owner", "jellyfin")).toBe("ADMIN");
  owner.isDisabled = true;
  expect(await roleOf("owner@example.org", "seerr")).toBe("REQUESTER");
});

it("does not sign in who is disabled in Jellyfin, and says so", async () => {
  const tracker = await openSignInDoor();
  tracker.stack.world.users[0].isDisabled = true;
  const refused = await logIn(tracker, { username: "owner", provider: "jellyfin" });
  expect(codeOf(refused)).toBe("UNAVAILABLE");
  expect(refused.errors?.[0]?.message).toBe(
    "jellyfin: the service does not let this user sign in from here.",
  );
  expect(await listPeople(tracker)).toEqual([]);
});

it("says that Seerr's CSRF protection is on, and that a service does not answer", async () => {
  const tracker = await openSignInDoor();
  Object.assign(tracker.stack.world.seerr, { hasCsrfProtection: true });
  const refused = await logIn(tracker, OWNER);
  expect(codeOf(refused)).toBe("UNAVAILABLE");
  expect(refused.errors?.[0]?.message).toContain("CSRF protection is on");
  await tracker.stack.stop();
  expect(codeOf(await logIn(tracker, { username: "ada", provider: "jellyfin" }))).toBe(
    "UNAVAILABLE",
  );
});

it("pauses no calls to a service because strangers guess passwords", async () => {
  const { door } = await openSignInDoor();
  for (const slug of ["seerr", "jellyfin"]) {
    const { signIn, check } = door.tracking.services.integrations.get(slug) ?? {};
    for (let tries = 0; tries < 12; tries += 1)
      expect(await signIn?.checkPassword("owner@example.org", "wrong")).toBeNull();
    await expect(check?.()).resolves.toBeDefined();
  }
});

it("leaves the setup to whoever has the code until there is an admin", async () => {
  const tracker = await openSignInDoor();
  const isRequired = async () =>
    (await tracker.door.query("{ setupRequired }", {}, { token: null })).data.setupRequired;
  await logIn(tracker, { username: "ada", provider: "jellyfin" });
  expect(await isRequired()).toBe(true);
  const owner = await logIn(tracker, OWNER);
  expect(owner.data.login.role).toBe("ADMIN");
  expect(await isRequired()).toBe(false);
});
