import { gql } from "@urql/core";
import { afterAll, expect, it, vi } from "vitest";

// Files share their modules: another one may have loaded the client with the real hashes.
vi.resetModules();
const { addHashes } = await import("../../../client/graphql/document-hashes.ts");
addHashes({ Known: "abc" });
const { createClient } = await import("../../../client/graphql/client.ts");

afterAll(() => {
  vi.resetModules();
});

const UNKNOWN = {
  errors: [
    {
      message: "PersistedQueryNotSupported",
      extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" },
    },
  ],
};

/** Answers the requests in their order, and returns their bodies. */
function answer(...results: readonly object[]): Record<string, unknown>[] {
  const left = [...results];
  const bodies: Record<string, unknown>[] = [];
  vi.stubGlobal("fetch", async (_url: string, { body }: { body: string }) => {
    bodies.push(JSON.parse(body));
    return Response.json(left.shift());
  });
  return bodies;
}

const open = () => createClient({ url: "http://localhost/graphql", onUnauthenticated: () => {} });

it("sends the hash of a document that the server knows, and the text of any other", async () => {
  const bodies = answer({ data: { one: 1 } }, { data: { two: 2 } });
  const client = open();
  expect(
    (
      await client
        .query(
          gql`
            query Known {
              one
            }
          `,
          {},
        )
        .toPromise()
    ).data,
  ).toEqual({ one: 1 });
  expect(
    (
      await client
        .query(
          gql`
            query Other {
              two
            }
          `,
          {},
        )
        .toPromise()
    ).data,
  ).toEqual({ two: 2 });
  expect(bodies[0]).toMatchObject({ extensions: { persistedQuery: { sha256Hash: "abc" } } });
  expect(bodies[0]).not.toHaveProperty("query");
  expect(bodies[1]?.["query"]).toContain("query Other");
});

it("sends the text to a server that no longer knows the hash", async () => {
  const bodies = answer(UNKNOWN, { data: { done: true } });
  const client = open();
  const { data, error } = await client
    .mutation(
      gql`
        mutation Known {
          done
        }
      `,
      {},
    )
    .toPromise();
  expect(error).toBeUndefined();
  expect(data).toEqual({ done: true });
  expect(bodies[1]?.["query"]).toContain("mutation Known");
  expect(bodies[1]).not.toHaveProperty("extensions");
});
