import { expect, it } from "vitest";
import { openFrontDoor } from "../support/front-door.ts";

it("returns the history of each of 1,200 episodes, oldest first", async () => {
  const { store, make, query } = await openFrontDoor();
  const { id } = await make.request();
  await store.write((tx) =>
    tx.unit.createMany({
      data: Array.from({ length: 1_200 }, (_, index) => ({
        id: `episode-${index + 1}`,
        requestId: id,
        season: 1,
        number: index + 1,
        state: "GRABBING",
        stateChangedAt: new Date(),
      })),
    }),
  );
  for (const to of ["REQUESTED", "APPROVED", "GRABBING"]) {
    await make.transition(id, { unitId: "episode-1200", to });
  }
  const { data, errors } = await query(
    `query($id: ID!) { request(id: $id) { episodes { number transitions { to } } } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  expect(data.request.episodes).toHaveLength(1_200);
  const last = data.request.episodes.at(-1);
  expect(last.transitions.map(({ to }: { to: string }) => to)).toEqual([
    "REQUESTED",
    "APPROVED",
    "GRABBING",
  ]);
});
