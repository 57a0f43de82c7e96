import { parse, validateSubscriptionArgs } from "graphql";
import { describe, expect, it } from "vitest";
import { createSchema } from "../../../server/graphql/schema.ts";
import { findSharing } from "../../../server/http/fan-out/sharing.ts";

const schema = createSchema();

function sharingOf(
  document: string,
  variableValues: Record<string, unknown> = {},
  role: "ADMIN" | "VIEWER" = "ADMIN",
  viewerHost: string | null = null,
) {
  const args = validateSubscriptionArgs({ schema, document: parse(document), variableValues });
  if (!("schema" in args)) throw new Error(args[0]?.message);
  return findSharing(args, { access: { role, scope: "ADMIN", person: null }, viewerHost });
}

describe("two subscriptions are executed as one", () => {
  const withVariable =
    "subscription ($after: Sequence, $id: ID) { transitions(after: $after, requestId: $id) { sequence } }";

  it("when they differ only in the sequence they resume from", () => {
    const one = sharingOf(withVariable, { after: "1", id: "x" });
    const two = sharingOf(withVariable, { after: "2", id: "x" });
    expect(one?.key).toBe(two?.key);
    expect([one?.after, two?.after]).toEqual([1n, 2n]);
    const literal = sharingOf('subscription { transitions(after: "7") { sequence } }');
    const none = sharingOf("subscription { transitions { sequence } }");
    expect(literal).toEqual({ ...none, after: 7n });
  });

  it("when only spaces and comments differ", () => {
    const one = sharingOf("subscription { serviceChanged { slug } }");
    const two = sharingOf("subscription {\n  # why\n  serviceChanged { slug }\n}");
    expect(one?.key).toBe(two?.key);
  });
});

describe("two subscriptions are executed apart", () => {
  it.each([
    [
      "another request",
      "subscription ($id: ID) { transitions(requestId: $id) { sequence } }",
      { id: "x" },
      { id: "y" },
    ],
    [
      "another filter",
      "subscription ($f: RequestFilter) { requestChanged(filter: $f) { id } }",
      { f: { isAnime: true } },
      {},
    ],
  ])("for %s", (_name, document, one, two) => {
    expect(sharingOf(document, one)?.key).not.toBe(sharingOf(document, two)?.key);
  });

  it("for another selection, another default, other rights, or another host of the viewer", () => {
    const document = 'subscription ($id: ID = "a") { transitions(requestId: $id) { sequence } }';
    const keys = [
      sharingOf(document),
      sharingOf(document, {}, "VIEWER"),
      sharingOf(document, {}, "ADMIN", "nas"),
      sharingOf(document.replace('"a"', '"b"')),
      sharingOf(document.replace("sequence", "at")),
    ].map((sharing) => sharing?.key);
    expect(new Set(keys).size).toBe(5);
  });

  it("each on its own when a fragment hides the field", () => {
    expect(
      sharingOf("subscription { ...f } fragment f on Subscription { serviceChanged { slug } }"),
    ).toBeNull();
  });
});
