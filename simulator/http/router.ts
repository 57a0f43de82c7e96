import type { IncomingHttpHeaders } from "node:http";

/** One call to a simulated service. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Query parameters; names are compared without case, as in ASP.NET and Qt. */
export interface Query {
  text(name: string): string | null;
  /** Every value of a repeated or comma-separated parameter. */
  list(name: string): string[];
  number(name: string, otherwise: number): number;
  flag(name: string): boolean;
}

export interface Answer {
  readonly status?: number;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly text?: string;
  readonly bytes?: Buffer;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: string;
  readonly pattern: string;
  readonly answer: (call: Call) => Answer | Promise<Answer>;
}

export function get(pattern: string, answer: (call: Call) => Answer): Route {
  return { method: "GET", pattern, answer };
}

export function post(pattern: string, answer: Route["answer"]): Route {
  return { method: "POST", pattern, answer };
}

export function put(pattern: string, answer: Route["answer"]): Route {
  return { method: "PUT", pattern, answer };
}

export function remove(pattern: string, answer: (call: Call) => Answer): Route {
  return { method: "DELETE", pattern, answer };
}

export function readQuery(search: URLSearchParams): Query {
  const values = new Map<string, string[]>();
  for (const [name, value] of search) {
    const key = name.toLowerCase().replace(/\[\]$/, "");
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  const text = (name: string) => values.get(name.toLowerCase())?.[0] ?? null;
  return {
    text,
    list: (name) =>
      (values.get(name.toLowerCase()) ?? [])
        .flatMap((value) => value.split(","))
        .filter((value) => value !== ""),
    number(name, otherwise) {
      const value = Number(text(name) ?? otherwise);
      return Number.isFinite(value) ? value : otherwise;
    },
    flag: (name) => text(name)?.toLowerCase() === "true",
  };
}

/** "/series/:id" and the like; a trailing `*` matches the rest of the path. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const expected = pattern.split("/");
  const given = path.split("/");
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    if (part === "*") return { ...params, rest: decodeURIComponent(given.slice(index).join("/")) };
    const value = given[index];
    if (value === undefined) return null;
    if (part.startsWith(":")) params[part.slice(1)] = decodeURIComponent(value);
    else if (part.toLowerCase() !== value.toLowerCase()) return null;
  }
  return expected.length === given.length ? params : null;
}
