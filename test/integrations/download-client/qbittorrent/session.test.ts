import { describe, expect, it } from "vitest";
import { plainNote } from "../../../../server/domain/message/service-note.ts";
import { createQbittorrentAdapter } from "../../../../server/integrations/download-client/qbittorrent/adapter.ts";
import { createTestClock, follow } from "../common/support.ts";
import {
  API_KEY,
  connectionTo,
  createFakeQbittorrent,
  depsFor,
  PASSWORD,
} from "./fake-qbittorrent.ts";

const HASH = "615a580dd64523d9cd7945dffa66269beda3723d";

describe("logging in to qBittorrent", () => {
  it.each([
    ["5.1", "SID"],
    ["5.1", "renamed_by_the_admin"],
    ["5.2", "QBT_SID_18450"],
  ] as const)("logs in as for %s and sends back the cookie %s", async (style, cookieName) => {
    const fake = createFakeQbittorrent({ style, cookieName });
    const adapter = createQbittorrentAdapter(connectionTo(), depsFor(fake, createTestClock().now));
    expect(await adapter.check()).toEqual({ version: "5.3.0" });
    expect(await adapter.check()).toEqual({ version: "5.3.0" });
    expect(fake.logins()).toBe(1);
    expect(fake.calls.at(-1)?.cookie).toBe(`${cookieName}=session-1`);
  });

  it("does not log in when the address is exempt", async () => {
    const fake = createFakeQbittorrent({ isBypassed: true });
    const { username: _username, password: _password, ...open } = connectionTo();
    const adapter = createQbittorrentAdapter(open, depsFor(fake, createTestClock().now));
    expect(await adapter.check()).toEqual({ version: "5.3.0" });
    expect(fake.logins()).toBe(0);
  });

  it("reports a missing user name", async () => {
    const fake = createFakeQbittorrent();
    const { username: _username, password: _password, ...open } = connectionTo();
    const adapter = createQbittorrentAdapter(open, depsFor(fake, createTestClock().now));
    await expect(adapter.check()).rejects.toMatchObject({ code: "auth", message: /no user name/ });
  });

  it("sends an API key and never logs in with it", async () => {
    const fake = createFakeQbittorrent();
    const adapter = createQbittorrentAdapter(
      connectionTo({ apiKey: API_KEY }),
      depsFor(fake, createTestClock().now),
    );
    expect(await adapter.check()).toEqual({
      version: "5.3.0",
      notes: [plainNote("SESSION_SHARED")],
    });
    expect(fake.logins()).toBe(0);
  });

  it.each(["5.1", "5.2"] as const)(
    "stops before the ban when %s refuses the password",
    async (style) => {
      const fake = createFakeQbittorrent({ style });
      const clock = createTestClock();
      const adapter = createQbittorrentAdapter(
        connectionTo({ password: "wrong-word" }),
        depsFor(fake, clock.now),
      );
      const errors: unknown[] = [];
      for (let second = 0; second < 4 * 3600; second += 60) {
        errors.push(await adapter.poll?.(follow(HASH)).catch((error: unknown) => error));
        clock.advance(60_000);
      }
      expect(fake.logins()).toBe(3);
      for (const error of errors)
        expect(error).toMatchObject({ name: "IntegrationError", code: "auth" });
      expect(errors.map(String).join()).not.toContain("wrong-word");
    },
  );

  it("recovers by itself when the password is corrected between two attempts", async () => {
    const fake = createFakeQbittorrent();
    const clock = createTestClock();
    const adapter = createQbittorrentAdapter(
      connectionTo({ password: "later" }),
      depsFor(fake, clock.now),
    );
    await expect(adapter.check()).rejects.toMatchObject({ code: "auth" });
    fake.changePassword("later");
    await expect(adapter.check()).rejects.toMatchObject({ code: "auth" });
    clock.advance(15 * 60_000);
    expect(await adapter.check()).toEqual({ version: "5.3.0" });
  });

  it("logs in again once after a restart and starts over at rid 0", async () => {
    const fake = createFakeQbittorrent();
    let rid = 0;
    fake.answers.maindata = () => ({ rid: (rid += 1), full_update: true });
    const clock = createTestClock();
    const adapter = createQbittorrentAdapter(connectionTo(), depsFor(fake, clock.now));
    await adapter.poll?.(follow(HASH));
    fake.restart();
    await adapter.poll?.(follow(HASH));
    expect(fake.logins()).toBe(2);
    // Full; refused after the restart with the old cursor, full.
    expect(fake.rids()).toEqual([0, 1, 0]);
  });

  it("logs in with a corrected password after a long refusal", async () => {
    const fake = createFakeQbittorrent();
    const clock = createTestClock();
    const adapter = createQbittorrentAdapter(
      connectionTo({ password: "later" }),
      depsFor(fake, clock.now),
    );
    for (let tries = 0; tries < 2; tries += 1) {
      await expect(adapter.check()).rejects.toMatchObject({ code: "auth" });
      clock.advance(15 * 60_000);
    }
    fake.changePassword("later");
    expect(await adapter.check()).toEqual({ version: "5.3.0" });
  });

  it("shares one login between concurrently refused calls", async () => {
    const fake = createFakeQbittorrent();
    const adapter = createQbittorrentAdapter(connectionTo(), depsFor(fake, createTestClock().now));
    await Promise.all([adapter.check(), adapter.check(), adapter.poll?.(follow(HASH))]);
    expect(fake.logins()).toBe(1);
  });

  it("keeps a cookie that a later response renews", async () => {
    const fake = createFakeQbittorrent();
    fake.answers.maindata = () =>
      Response.json(
        { rid: 1, full_update: true },
        { headers: { "set-cookie": "QBT_SID_18450=renewed; path=/" } },
      );
    const adapter = createQbittorrentAdapter(connectionTo(), depsFor(fake, createTestClock().now));
    await adapter.poll?.(follow(HASH));
    await adapter.check();
    expect(fake.calls.some((call) => call.cookie === "QBT_SID_18450=renewed")).toBe(true);
  });

  it.each([
    ["a login page", () => new Response("<html>log in</html>"), "bad-payload"],
    ["an unexpected shape", () => Response.json({ rid: "x" }), "bad-payload"],
    ["a failure", () => new Response("boom", { status: 500 }), "server-error"],
  ])("reports %s without a secret", async (_name, answer, code) => {
    const fake = createFakeQbittorrent();
    fake.answers.maindata = answer;
    const adapter = createQbittorrentAdapter(connectionTo(), depsFor(fake, createTestClock().now));
    const error: unknown = await adapter.poll?.(follow(HASH)).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "IntegrationError", code });
    expect(JSON.stringify(error) + String(error)).not.toContain(PASSWORD);
  });
});
