import { readFileSync } from "node:fs";
import { BlockList } from "node:net";
import { describe, expect, it } from "vitest";
import { hashAccount } from "../../server/account/attempt.ts";
import { findClientAddress } from "../../server/account/client-address.ts";
import { systemClock } from "../../server/tracking/core/clock.ts";
import { createSecretCipher } from "../../server/tracking/core/secrets.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openSocket } from "../support/client.ts";
import { HOOK_SECRET, openFrontDoor, type FrontDoor } from "../support/front-door.ts";
import { ADA, cookiesOf, logIn, openSignInDoor, setUpAda } from "../support/sign-in.ts";

const DEVICE = "status_tracker_device";

const PROXY = new BlockList();
PROXY.addSubnet("127.0.0.0", 8, "ipv4");

function from(address: string, headers: Record<string, string> = {}) {
  return { headers: { "X-Forwarded-For": address, ...headers } };
}

/** Behind a trusted proxy, with a clock that stands unless a test moves it. */
async function openDoor(): Promise<{ door: FrontDoor; pass: (seconds: number) => void }> {
  let now = Date.now();
  const door = await openFrontDoor({
    config: { trustProxy: PROXY },
    clock: { ...systemClock, now: () => new Date(now) },
  });
  await setUpAda(door);
  return { door, pass: (seconds) => void (now += seconds * 1000) };
}

function limitOf({ errors }: Awaited<ReturnType<typeof logIn>>): unknown {
  return errors?.[0]?.extensions["code"] === "LIMIT" ? errors[0].extensions["waitSeconds"] : null;
}

/** The lines that refused a sign-in. */
function refusals(door: FrontDoor): readonly string[] {
  return door
    .logged()
    .split("\n")
    .filter((line) => line.includes("sign-in-refused"));
}

describe("strangers who guess the owner's password", () => {
  it("delay a new browser, and never one with which the owner signed in before", async () => {
    const { door, pass } = await openDoor();
    const before = await logIn({ door }, { ...ADA, ...from("198.51.100.1") });
    const cookie = cookiesOf(before);
    expect(cookie).toMatch(/status_tracker_device=v2\.[\w.-]+$/);
    for (let stranger = 1; stranger <= 5; stranger += 1)
      await logIn({ door }, { ...ADA, password: "guess", ...from(`203.0.113.${stranger}`) });
    expect(limitOf(await logIn({ door }, { ...ADA, ...from("198.51.100.1") }))).toBe(5);
    const owner = await logIn({ door }, { ...ADA, ...from("198.51.100.1", { Cookie: cookie }) });
    expect(owner.data.login.name).toBe("Ada");

    pass(5);
    expect(limitOf(await logIn({ door }, { ...ADA, ...from("198.51.100.1") }))).toBeNull();
  });

  const text = (id: string) => `${id} ${hashAccount("local ada")}`;
  it.each<[string, (door: FrontDoor, id: string) => string]>([
    ["writes what the tracker would", (_door, id) => text(id)],
    [
      "has another tracker encrypt it",
      (_door, id) => createSecretCipher("another key").encrypt(text(id), ["cookie", DEVICE]),
    ],
    [
      "has the tracker encrypt it as another cookie",
      ({ account }, id) => account.cipher.encrypt(text(id), ["cookie", "status_tracker_start"]),
    ],
    [
      "changes a letter of one that the tracker made",
      ({ account }, id) => {
        const real = account.cipher.encrypt(text(id), ["cookie", DEVICE]);
        const at = real.length - 10;
        return `${real.slice(0, at)}${real[at] === "A" ? "B" : "A"}${real.slice(at + 1)}`;
      },
    ],
    [
      "takes the cookie of a browser with another account",
      ({ account }, id) =>
        account.cipher.encrypt(`${id} ${hashAccount("local eve")}`, ["cookie", DEVICE]),
    ],
  ])("gain nothing by an invented cookie of a browser: one that %s", async (_name, invent) => {
    const { door } = await openDoor();
    // Each would be another browser, with tries of its own.
    const cookie = () => ({ Cookie: `${DEVICE}=${invent(door, crypto.randomUUID())}` });
    for (let tries = 1; tries <= 5; tries += 1)
      await logIn({ door }, { ...ADA, password: "guess", ...from(`203.0.113.${tries}`, cookie()) });
    expect(limitOf(await logIn({ door }, { ...ADA, ...from("203.0.113.6", cookie()) }))).toBe(5);
  });

  it("of many accounts from one address are delayed by their address", async () => {
    const { door } = await openDoor();
    for (let account = 0; account < 20; account += 1)
      await logIn({ door }, { username: `eve ${account}`, password: "x", ...from("203.0.113.9") });
    expect(limitOf(await logIn({ door }, { ...ADA, ...from("203.0.113.9") }))).toBe(5);
    expect(limitOf(await logIn({ door }, { ...ADA, ...from("203.0.113.10") }))).toBeNull();
  });
});

it("refuses an overlong password before it counts", async () => {
  const { door } = await openDoor();
  for (let tries = 0; tries < 6; tries += 1) {
    const refused = await logIn({ door }, { ...ADA, password: "x".repeat(1025) });
    expect(refused.errors?.[0]?.extensions["code"]).toBe("BAD_INPUT");
  }
  expect((await logIn({ door }, ADA)).errors).toBeUndefined();
});

it("logs each refused sign-in as the documented filter of fail2ban reads it, without the name", async () => {
  const { door } = await openDoor();
  await logIn({ door }, { username: "my password", password: "x", ...from("203.0.113.7") });
  await logIn({ door }, { username: "eve", password: "x", ...from("2001:db8::7") });
  const docs = readFileSync(new URL("../../docs/ban-addresses.md", import.meta.url), "utf8");
  const filter = /^failregex = (.+)$/m.exec(docs)?.[1] ?? "";
  const pattern = new RegExp(filter.replace("<HOST>", '([^"]+)'));
  const lines = refusals(door);
  expect(lines.map((line) => pattern.exec(line)?.[1])).toEqual(["203.0.113.7", "2001:db8::7"]);
  expect(lines.join("")).not.toContain("my password");
  // At the level that is written by default.
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 30 });
  // What the documented parser of CrowdSec reads.
  const fields = [...docs.matchAll(/JsonExtract\(evt\.Line\.Raw, '(\w+)'\)/g)];
  expect(fields.length).toBeGreaterThan(2);
  for (const [, field = ""] of fields) expect(JSON.parse(lines[0] ?? "")).toHaveProperty(field);

  // Of those that came too early only the first.
  for (let tries = 0; tries < 7; tries += 1)
    await logIn({ door }, { username: "mallory", password: "x", ...from("203.0.113.8") });
  const reasons = refusals(door).slice(2);
  expect(reasons.map((line) => pattern.exec(line)?.[1])).toEqual(Array(6).fill("203.0.113.8"));
  expect(reasons.map((line) => JSON.parse(line).reason)).toEqual([
    ...Array<string>(5).fill("wrong"),
    "delayed",
  ]);
});

it("writes nothing of what was typed as a name or a password, whatever becomes of it", async () => {
  const tracker = await openSignInDoor({ config: { trustProxy: PROXY } });
  const { door } = tracker;
  await setUpAda(door);
  const forged = '{"level":30,"event":"sign-in-refused","address":"198.51.100.66"}';
  const typed = { username: `hunter2"\n${forged}`, password: "hunter3" };
  const codes = new Set<unknown>();
  const type = async (provider?: string) => {
    const way = provider === undefined ? {} : { provider };
    for (let tries = 0; tries < 6; tries += 1) {
      const { errors } = await logIn({ door }, { ...typed, ...way, ...from("203.0.113.7") });
      codes.add(errors?.[0]?.extensions["code"]);
    }
  };
  await type();
  await type("seerr");
  await type("jellyfin");
  tracker.replace("jellyfin-2", ({ signIn, ...rest }) => ({
    ...rest,
    ...(signIn !== undefined && {
      signIn: { ...signIn, checkPassword: () => Promise.reject(new Error("it is away")) },
    }),
  }));
  await type("jellyfin-2");
  await type("nowhere");
  expect(codes).toEqual(new Set(["UNAUTHENTICATED", "LIMIT", "UNAVAILABLE", "NOT_FOUND"]));
  // Including the lines at the level debug.
  const lines = door.logged().trimEnd().split("\n");
  const addresses = lines.flatMap((line) => JSON.parse(line).address ?? []);
  expect(new Set(addresses)).toEqual(new Set(["203.0.113.7"]));
  const kept = [...lines, JSON.stringify(await door.store.read.auditEntry.findMany())].join("\n");
  expect(kept).toContain("it is away");
  expect(kept).not.toMatch(/hunter[23]|198\.51\.100\.66/);
});

describe("a wrong token", () => {
  it("delays the next tokens from its address, but none that was right before", async () => {
    const { door } = await openDoor();
    const ask = (token: string, address: string) =>
      door.query("{ viewer { name } }", {}, { token, ...from(address) });
    expect((await ask(ADMIN_TOKEN, "203.0.113.1")).data.viewer).not.toBeNull();
    for (let tries = 0; tries < 20; tries += 1)
      expect((await ask(`guess ${tries}`.replace(" ", "-"), "203.0.113.1")).data.viewer).toBeNull();
    const refused = await ask("guess", "203.0.113.1");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("5");
    expect(limitOf(refused)).toBe(5);
    expect((await ask(ADMIN_TOKEN, "203.0.113.1")).data.viewer).not.toBeNull();
    expect((await ask("other", "203.0.113.2")).status).toBe(200);
    const widget = await fetch(`${door.url}/api/widget`, {
      headers: { Authorization: "Bearer guess", "X-Forwarded-For": "203.0.113.1" },
    });
    expect([widget.status, widget.headers.get("retry-after")]).toEqual([429, "5"]);
    const socket = openSocket(door.socketUrl, {
      token: null,
      headers: { Authorization: "Bearer guess", "X-Forwarded-For": "203.0.113.1" },
    });
    await expect(socket).rejects.toThrow("4403");
  });
});

it("delays wrong secrets of webhooks by service, and none that was right before", async () => {
  const { door } = await openDoor();
  const post = async (slug: string, secret: string) => {
    const response = await fetch(`${door.url}/hooks/${slug}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-Webhook-Token": secret,
        "X-Forwarded-For": "203.0.113.1",
      },
      body: "{}",
    });
    return response.status;
  };
  await door.make.service("sonarr");
  await door.make.service("jellyfin");
  expect(await post("sonarr", HOOK_SECRET)).toBe(202);
  for (let tries = 0; tries < 20; tries += 1) expect(await post("sonarr", "guess")).toBe(401);
  expect(await post("sonarr", "guess")).toBe(429);
  expect(await post("sonarr", HOOK_SECRET)).toBe(202);
  expect(await post("jellyfin", HOOK_SECRET)).toBe(202);
});

it("takes the client's address from trusted proxies only, whatever the client sends", () => {
  const trusted = new BlockList();
  trusted.addSubnet("172.18.0.0", 16, "ipv4");
  expect(findClientAddress("203.0.113.1", "1.1.1.1", trusted)).toBe("203.0.113.1");
  expect(findClientAddress("172.18.0.2", "1.1.1.1", undefined)).toBe("172.18.0.2");
  expect(findClientAddress("::ffff:172.18.0.2", "1.1.1.1", trusted)).toBe("1.1.1.1");
  expect(findClientAddress("172.18.0.2", "6.6.6.6, 203.0.113.5, 172.18.0.9", trusted)).toBe(
    "203.0.113.5",
  );
  // Some proxies add the port.
  expect(findClientAddress("172.18.0.2", "203.0.113.5:4711", trusted)).toBe("203.0.113.5");
  expect(findClientAddress("172.18.0.2", "[2001:db8::5]:4711", trusted)).toBe("2001:db8::5");
  for (const odd of ["fe80::1%eth0", "[", "1.2.3.4:", "999.1.1.1:1", "::ffff:203.0.113.5", ""])
    expect(() => findClientAddress("172.18.0.2", odd, trusted), odd).not.toThrow();
  expect(findClientAddress("172.18.0.2", "no address", trusted)).toBe("172.18.0.2");
  expect(findClientAddress("172.18.0.2", undefined, trusted)).toBe("172.18.0.2");
});
