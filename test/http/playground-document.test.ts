import { parse, validate } from "graphql";
import { expect, it } from "vitest";
import { createSchema } from "../../server/graphql/schema.ts";
import { PLAYGROUND_DOCUMENTS } from "../../server/http/playground-document.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openFrontDoor } from "../support/front-door.ts";

it("offers documents that the schema permits", () => {
  const schema = createSchema();
  expect(PLAYGROUND_DOCUMENTS.length).toBeGreaterThan(4);
  for (const document of PLAYGROUND_DOCUMENTS)
    expect(validate(schema, parse(document)), document).toEqual([]);
});

it("leads back to the tracker, below its base path, and fits a phone", async () => {
  const door = await openFrontDoor({ config: { basePath: "/tracker" } });
  const response = await fetch(`${door.url}/graphql`, {
    headers: { Accept: "text/html", Authorization: `Bearer ${ADMIN_TOKEN}` },
  });
  expect(response.status).toBe(200);
  const html = await response.text();
  expect(html).toContain('<a href="/tracker/">← Status Tracker</a>');
  expect(html).toContain('name="viewport"');
  expect(html).toContain("query OnTheirWay");
});
