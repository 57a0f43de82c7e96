import type { IncomingMessage, ServerResponse } from "node:http";

/** A request to a route. */
export interface RouteCall {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly query: URLSearchParams;
  /** The segment of each `{name}` of the path, as it is in the URL. */
  readonly segments: Readonly<Record<string, string>>;
}

/** A route of the server. docs/access.md has a row for each. */
export interface Route {
  /** Below the base path; `{name}` is any one segment. */
  readonly path: string;
  /** Whether it is served with a slash at the end as well. */
  readonly mayEndWithSlash?: boolean;
  serve(call: RouteCall): void | Promise<void>;
}

/** Returns a function that finds the route of a path. */
export function createRouter(
  routes: readonly Route[],
): (path: string) => { readonly route: Route; readonly segments: RouteCall["segments"] } | null {
  const patterns = routes.map((route) => ({ route, pattern: toPattern(route) }));
  return (path) => {
    for (const { route, pattern } of patterns) {
      const match = pattern.exec(path);
      if (match !== null) return { route, segments: { ...match.groups } };
    }
    return null;
  };
}

function toPattern({ path, mayEndWithSlash = false }: Route): RegExp {
  const segments = path.replaceAll(".", "\\.").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  return new RegExp(`^${segments}${mayEndWithSlash ? "/?" : ""}$`);
}
