import type { Exchange } from "../../simulator/http/recorder.ts";
import { readFixture } from "./fixture.ts";
import { nameOf, type DocumentChecker } from "./openapi.ts";

/** Shoko publishes no OpenAPI document; its routes were drawn from its controllers. */
interface Route {
  readonly method: string;
  readonly path: string;
  /** Names of its parameters. */
  readonly query?: readonly string[];
}

/**
 * The path must be one of the server that is asked, 5.3.3. A parameter may be either generation's: 6 calls some of them
 * otherwise, and each ignores the other's.
 */
export function createShokoChecker(): Pick<DocumentChecker, "request"> {
  const current = readFixture<readonly Route[]>("shoko/routes-5.3.3.json");
  const next = readFixture<readonly Route[]>("shoko/routes-6.0-dev.json");
  return {
    request(exchange) {
      const route = find(current, exchange);
      if (!route) return [`no such path or method: ${nameOf(exchange)}`];
      const known = [...(route.query ?? []), ...(find(next, exchange)?.query ?? [])].map((name) =>
        name.toLowerCase(),
      );
      return [...exchange.query.keys()]
        .filter((name) => !known.includes(name.toLowerCase()))
        .map((name) => `${nameOf(exchange)} has no parameter ${name}`);
    },
  };
}

/** The hub's own path is no route of the API. */
const HUB: Route = {
  method: "POST",
  path: "/signalr/aggregate/negotiate",
  query: ["feeds", "negotiateVersion"],
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
