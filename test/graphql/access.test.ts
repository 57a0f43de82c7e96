import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from "graphql";
import { describe, expect, it } from "vitest";
import { createSchema } from "../../server/graphql/schema.ts";
import { openSocket } from "../support/client.ts";
import { openFrontDoor, withCookie } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const schema = createSchema();
const PUBLIC = new Set([
  "viewer",
  "setupRequired",
  "login",
  "logout",
  "setUpAdmin",
  "acceptInvitation",
  "invitation",
  "signInOptions",
  "startQuickConnect",
  "finishQuickConnect",
  "sharedRequest",
  "sharedRequestChanged",
]);

/** A call of the field with every required argument, asking for as little as possible. */
function callOf(
  operation: "query" | "mutation" | "subscription",
  field: GraphQLField<unknown, unknown>,
): string {
  const required = field.args.filter(
    ({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined,
  );
  const args = required.map(({ name, type }) => `${name}: ${valueOf(type)}`);
  const selection = isCompositeType(getNamedType(field.type)) ? " { __typename }" : "";
  return `${operation} { ${field.name}${args.length === 0 ? "" : `(${args.join(", ")})`}${selection} }`;
}

/** As little as the type lets be said. */
function valueOf(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? "";
  if (!isInputObjectType(named)) return named.name === "Boolean" ? "true" : '"1"';
  const required = Object.values(named.getFields()).filter(({ type: of }) => isNonNullType(of));
  return `{ ${required.map(({ name, type: of }) => `${name}: ${valueOf(of)}`).join(", ")} }`;
}

const roots = [
  ["query", schema.getQueryType()],
  ["mutation", schema.getMutationType()],
  ["subscription", schema.getSubscriptionType()],
] as const;
const calls = roots.flatMap(([operation, type]) =>
  Object.values(type?.getFields() ?? {}).map((field) => ({
    name: field.name,
    call: callOf(operation, field),
    operation,
  })),
);
const closed = calls.filter(({ name }) => !PUBLIC.has(name));

describe("without a session or token", () => {
  it("refuses every field that is not public", async () => {
    expect(closed.length).toBeGreaterThan(12);
    const door = await openFrontDoor();
    for (const { call, operation } of closed) {
      const accept = operation === "subscription" ? { Accept: "text/event-stream" } : {};
      const response = await fetch(`${door.url}/graphql`, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...accept },
        body: JSON.stringify({ query: call }),
      });
      const text = await response.text();
      expect(text, call).toContain('"code":"UNAUTHENTICATED"');
      expect(text, call).not.toMatch(/"data":\s*\{"\w+":[^n]/);
    }
  });

  it("refuses them with a wrong token and a made-up cookie too", async () => {
    const door = await openFrontDoor();
    const { call } = closed[0] ?? { call: "" };
    const wrong = await door.query(call, {}, { token: "an-admin-token-for-test" });
    expect(wrong.errors?.[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
    const cookie = await door.query(
      call,
      {},
      { token: null, headers: { Cookie: "status_tracker_session=abc" } },
    );
    expect(cookie.errors?.[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
  });

  it("answers what the sign-in page needs", async () => {
    const door = await openFrontDoor();
    const { data, errors } = await door.query(
      "{ viewer { name } setupRequired }",
      {},
      { token: null },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ viewer: null, setupRequired: true });
  });

  it("does not reveal the schema", async () => {
    const door = await openFrontDoor();
    const { data, errors } = await door.query(
      "{ __schema { types { name } } }",
      {},
      { token: null },
    );
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
    const known = await door.query("{ __schema { queryType { name } } }");
    expect(known.data.__schema.queryType.name).toBe("Query");
  });

  it("closes a WebSocket at its first message", async () => {
    const door = await openFrontDoor();
    await expect(openSocket(door.socketUrl, { token: null })).rejects.toThrow("4403 Sign in first");
    await expect(openSocket(door.socketUrl, { token: "wrong" })).rejects.toThrow(
      "4403 Sign in first",
    );
  });
});

describe("as a viewer who is not an admin", () => {
  it("may read, but not what only admins see, and changes nothing", async () => {
    const door = await openFrontDoor();
    await door.make.service("sonarr");
    const { id } = await door.make.delivery();
    const cookie = await signInAs(door, "VIEWER");
    const as = withCookie(cookie);

    const read = await door.query("{ viewer { role } requests { totalCount } }", {}, as);
    expect(read.data.viewer.role).toBe("VIEWER");
    expect(read.data.requests.totalCount).toBe(0);
    const services = await door.query("{ services { slug hookSecret } }", {}, as);
    expect(services.errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
    const replay = await door.query(`mutation { replayDelivery(id: ${id}) { id } }`, {}, as);
    expect(replay.errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");

    const forAdmins = calls.filter(({ name }) => /Service|Webhook$|serviceSuggestions/.test(name));
    expect(forAdmins.length).toBeGreaterThan(5);
    for (const { call, operation } of forAdmins.filter(({ name }) => name !== "receiveWebhook")) {
      if (operation === "subscription") continue;
      const refused = await door.query(call, {}, as);
      expect(refused.errors?.[0]?.extensions["code"], call).toBe("FORBIDDEN");
    }
  });
});
