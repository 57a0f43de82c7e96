import type { Exchange } from "../../simulator/http/recorder.ts";
import { nameOf, readReference, type DocumentChecker } from "./openapi.ts";

/** Shoko has no OpenAPI document; what there is was drawn from its controllers. */
interface RouteTable {
  readonly routes: readonly {
    readonly method: string;
    readonly path: string;
    readonly query?: readonly { readonly name: string }[];
  }[];
}

type Route = RouteTable["routes"][number];

/**
 * The path must be one of the server that is asked, 5.3.3. A parameter may be either generation's: 6 calls some of them
 * otherwise, and each ignores the other's.
 */
export function createShokoChecker(): Pick<DocumentChecker, "request"> {
  const current = readTable("shoko-routes-v5.3.3.json");
  const next = readTable("shoko-routes-v6-dev.json");
  return {
    request(exchange) {
      const route = find(current, exchange);
      if (!route) return [`no such path or method: ${nameOf(exchange)}`];
      const known = [...(route.query ?? []), ...(find(next, exchange)?.query ?? [])].map(
        ({ name }) => name.toLowerCase(),
      );
      return [...exchange.query.keys()]
        .filter((name) => !known.includes(name.toLowerCase()))
        .map((name) => `${nameOf(exchange)} has no parameter ${name}`);
    },
  };
}

/** As the scripts that drew the tables write them. */
function readTable(file: string): readonly Route[] {
  return (readReference(file) as RouteTable).routes;
}

/** The hub's own path is no route of the API. */
const HUB: Route = {
  method: "POST",
  path: "/signalr/aggregate/negotiate",
  query: [{ name: "feeds" }, { name: "negotiateVersion" }],
};

function find(routes: readonly Route[], { method, path }: Exchange): Route | undefined {
  const given = path.toLowerCase().split("/");
  const fitting = [...routes, HUB].filter((route) => {
    const expected = route.path.toLowerCase().split("/");
    return (
      route.method === method &&
      expected.length === given.length &&
      expected.every((part, index) => part.startsWith("{") || part === given[index])
    );
  });
  // `/File/PathEndsWith` is meant before `/File/{fileID}`.
  return fitting.find((route) => !route.path.includes("{")) ?? fitting[0];
}
