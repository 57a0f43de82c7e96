import { expect, it } from "vitest";
import { openFrontDoor } from "../support/front-door.ts";

const BROKEN = {
  state: "TELEPORTED",
  seasons: "{",
  anidbIds: '["x"]',
  counts: "",
  ownProblem: "[]",
  worstProblem: "{}",
  reached: '{"APPROVED":1}',
  downloadIds: "x",
} as const;

it("a request with broken columns is listed with their fallbacks beside the others", async () => {
  const door = await openFrontDoor();
  await door.make.request({ title: "Whole", seasons: "[1]" });
  const { id } = await door.make.request({ title: "Broken", ...BROKEN });

  const { data, errors } = await door.query(
    "{ requests { nodes { title state seasons anidbIds counts { total } problem { code } stages { reachedAt } downloads { id } } } }",
  );
  expect(errors).toBeUndefined();
  expect(data.requests.nodes).toEqual([
    {
      title: "Broken",
      state: "REQUESTED",
      seasons: [],
      anidbIds: [],
      counts: { total: 0 },
      problem: null,
      stages: Array.from({ length: 7 }, () => ({ reachedAt: null })),
      downloads: [],
    },
    {
      title: "Whole",
      state: "APPROVED",
      seasons: [1],
      anidbIds: [],
      counts: { total: 0 },
      problem: null,
      stages: Array.from({ length: 7 }, () => ({ reachedAt: null })),
      downloads: [],
    },
  ]);
  expect(await door.store.read.mediaRequest.findUnique({ where: { id } })).toMatchObject(BROKEN);
});
