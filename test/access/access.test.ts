import { expect, it } from "vitest";
import { createSchema } from "../../server/graphql/schema.ts";
import { formatAccess, type AccessFacts } from "./access-document.ts";
import { openHouse } from "./house.ts";
import { listRootFields } from "./root-field.ts";
import { TRANSPORTS, walkRoot, type Reaches } from "./walk-roots.ts";
import { walkRoutes } from "./walk-routes.ts";
import { walkTypes, type TypeWalk } from "./walk-types.ts";

const schema = createSchema();

/** Fields that no row of the house can fill. */
const UNFILLED: ReadonlySet<string> = new Set([
  // Only next to a reason of the tracker; the house has the words of a service, which fewer may read.
  "Episode.stateReasonCode",
  "Episode.stateReasonParams",
  "MediaRequest.stateReasonCode",
  "MediaRequest.stateReasonParams",
]);

const roots: AccessFacts["roots"][number][] = [];
let walk: TypeWalk | null = null;

it.each(["query", "mutation", "subscription"] as const)(
  "a %s answers each caller alike over every transport",
  async (operation) => {
    const house = await openHouse();
    for (const root of listRootFields(schema).filter((one) => one.operation === operation)) {
      const byTransport = new Map<string, Reaches>();
      for (const kind of TRANSPORTS[operation])
        byTransport.set(kind, await walkRoot(house, root, kind));
      const widest: Reaches =
        byTransport.get("http") ?? byTransport.get("event stream") ?? new Map();
      for (const [kind, reaches] of byTransport)
        for (const [actor, reach] of reaches)
          expect([actor, kind, reach], root.field.name).toEqual([actor, kind, widest.get(actor)]);
      roots.push({ root, reaches: widest });
    }
  },
);

it("the house has a value in every field, so that a withheld one is seen", async () => {
  walk = await walkTypes(schema, await openHouse());
  expect([...walk.empty].filter((field) => !UNFILLED.has(field))).toEqual([]);
});

it("docs/access.md says what each caller gets of every field, type and route", async () => {
  const routes = await walkRoutes(await openHouse());
  if (walk === null) throw new Error("run the whole file: the tests before walk the schema");
  await expect(formatAccess({ schema, roots, walk, routes })).toMatchFileSnapshot(
    "../../docs/access.md",
  );
});
