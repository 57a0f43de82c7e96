import { expect, it } from "vitest";
import { createShokoAdapter } from "../../../../server/integrations/anime-matcher/shoko/adapter.ts";
import { connectionTo, createFakeShoko, depsFor } from "./fake-shoko.ts";

function setUp(extra: Parameters<typeof connectionTo>[0] = {}) {
  const fake = createFakeShoko();
  const { matching } = createShokoAdapter(connectionTo(extra), depsFor(fake.fetch).deps);
  return { fake, rescan: async (...ids: readonly number[]) => matching?.rescan(ids) };
}

it("asks AniDB again about each file, ahead of other jobs", async () => {
  const { fake, rescan } = setUp();
  fake.answers.byId = (id) => ({ ID: Number(id) });

  await rescan(5, 6, 5);

  expect(fake.calls.map(({ method, path, query }) => [method, path, query.toString()])).toEqual([
    ["POST", "/api/v3/File/5/Rescan", "priority=true"],
    ["POST", "/api/v3/File/6/Rescan", "priority=true"],
  ]);
});

it("rejects only when none of the files exists", async () => {
  const { fake, rescan } = setUp();
  fake.answers.byId = (id) => (id === "5" ? { ID: 5 } : null);

  await rescan(4, 5);
  await expect(rescan(4)).rejects.toMatchObject({ code: "not-found" });
});

it("reports a wrong key", async () => {
  await expect(setUp({ apiKey: "another" }).rescan(5)).rejects.toMatchObject({ code: "auth" });
});
