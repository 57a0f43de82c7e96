import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kindPresentation, SERVICE_KINDS as CLIENT_KINDS } from "../client/wording/service-kind.ts";
import { SERVICE_KINDS } from "../server/domain/service-kind.ts";
import { SERVICE_NAMES, SIGN_INS } from "../server/integrations/port/kind.ts";

// The places that a new kind of service has to reach and that no type connects.

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

it("lists the same kinds on both sides", () => {
  expect(CLIENT_KINDS.toSorted()).toEqual(SERVICE_KINDS.toSorted());
});

describe.each(SERVICE_KINDS)("%s", (kind) => {
  it("has the same name in the client", () => {
    expect(kindPresentation(kind).name).toBe(SERVICE_NAMES[kind]);
  });

  it("asks in its form for what it signs in with", () => {
    const { credentials, required } = kindPresentation(kind);
    expect(required.includes("apiKey")).toBe(SIGN_INS[kind] === "key");
    expect(credentials.includes("password")).toBe(SIGN_INS[kind] === "login");
  });

  it("is in README's table of services", () => {
    const table = /^\| service \| how the tracker .*\n(?:\|.*\n)+/m.exec(readme)?.[0];
    expect(table).toContain(SERVICE_NAMES[kind]);
  });
});
