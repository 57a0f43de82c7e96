import { auditServer } from "graphql-http";
import { expect, it } from "vitest";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openFrontDoor } from "../support/front-door.ts";

it("passes every audit of the specification of GraphQL over HTTP", async () => {
  const door = await openFrontDoor({ config: { basePath: "/tracker" } });
  const results = await auditServer({
    url: `${door.url}/graphql`,
    fetchFn: (url: string, { headers, ...init }: RequestInit = {}) => {
      const sent = new Headers(headers);
      sent.set("Authorization", `Bearer ${ADMIN_TOKEN}`);
      return fetch(url, { ...init, headers: sent });
    },
  });
  const flaws = results.flatMap((result) =>
    result.status === "ok" ? [] : [`${result.status}: ${result.name}: ${result.reason}`],
  );
  expect(flaws).toEqual([]);
  expect(results.length).toBeGreaterThan(50);
});
