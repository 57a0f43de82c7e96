import { expect, it } from "vitest";
import { createSchema } from "../../server/graphql/schema.ts";
import { formatAccess } from "./access-document.ts";
import { openHouse } from "./house.ts";
import { listRootFields } from "./root-field.ts";
import { TRANSPORTS, walkRoot, type Reaches } from "./walk-roots.ts";
import { walkRoutes } from "./walk-routes.ts";
import { walkTypes } from "./walk-types.ts";

const schema = createSchema();
const roots = listRootFields(schema);

/** Fields that no row of the house can fill, each with the reason. */
const UNFILLED: ReadonlySet<string> = new Set([
  // Only next to a reason of the tracker; the house has the words of a service, which fewer may read.
  "Episode.stateReasonCode",
  "Episode.stateReasonParams",
  "MediaRequest.stateReasonCode",
  "MediaRequest.stateReasonParams",
]);

it("every field answers each caller alike over every transport, and docs/access.md says how", async () => {
  const house = await openHouse();
  const walked: { root: (typeof roots)[number]; reaches: Reaches }[] = [];
  for (const root of roots) {
    const byTransport = new Map<string, Reaches>();
    for (const kind of TRANSPORTS[root.operation])
      byTransport.set(kind, await walkRoot(house, root, kind));
    const widest = byTransport.get("http") ?? byTransport.get("event stream") ?? new Map();
    for (const [kind, reaches] of byTransport)
      for (const [actor, reach] of reaches)
        expect([actor, kind, reach], root.field.name).toEqual([actor, kind, widest.get(actor)]);
    walked.push({ root, reaches: widest });
  }
  const fresh = await openHouse();
  const walk = await walkTypes(schema, fresh);
  expect([...walk.empty].filter((field) => !UNFILLED.has(field))).toEqual([]);
  const routes = await walkRoutes(fresh);
  await expect(formatAccess({ schema, roots: walked, walk, routes })).toMatchFileSnapshot(
    "../../docs/access.md",
  );
});
