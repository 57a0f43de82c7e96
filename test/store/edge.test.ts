import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { clean } from "../../server/store/clean.ts";
import { toDatabaseTarget } from "../../server/store/database-url.ts";
import { describeEachProvider } from "../support/database.ts";
import { putSetting } from "./support.ts";

describe("DATABASE_URL", () => {
  it.each([
    [undefined, { provider: "sqlite", file: "/data/tracker.db" }],
    ["", { provider: "sqlite", file: "/data/tracker.db" }],
    ["  ", { provider: "sqlite", file: "/data/tracker.db" }],
    ["file:/srv/a b.db", { provider: "sqlite", file: "/srv/a b.db" }],
    ["file:///srv/x.db?connection_limit=1", { provider: "sqlite", file: "/srv/x.db" }],
    ["file:./x.db", { provider: "sqlite", file: resolve("x.db") }],
    ["postgres://me@host/db", { provider: "postgresql", url: "postgres://me@host/db" }],
    ["postgresql://me@host/db", { provider: "postgresql", url: "postgresql://me@host/db" }],
  ])("reads %j", (url, target) => {
    expect(toDatabaseTarget(url, "/data")).toEqual(target);
  });

  it.each([
    "mysql://me:hunter2@host/db",
    "hunter2",
    "/srv/x.db",
    "file:",
    "file::memory:",
    "file://host/x.db",
  ])("refuses %j and repeats nothing of it but the scheme", (url) => {
    expect(() => toDatabaseTarget(url, "/data")).toThrow(/^DATABASE_URL (?!.*hunter2)/);
  });
});

describe("the edge of the database", () => {
  it("removes NUL and lone surrogates from a text and keeps whole characters", () => {
    expect(clean("a\u0000b\ud800c\udc00d😀é")).toBe("abcd😀é");
  });
});

describeEachProvider("a cleaned text", (open) => {
  it("is stored and comes back the same", async () => {
    const store = await open();
    const text = clean("Fullmetal\u0000 \ud83d Alchemist 😀");
    await store.write((tx) => putSetting(tx, "title", text));
    expect(await store.read.setting.findUnique({ where: { name: "title" } })).toEqual({
      name: "title",
      value: text,
    });
  });
});
