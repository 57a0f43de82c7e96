import { parseBearer } from "./authenticate.ts";

type Params = Readonly<Record<string, unknown>>;

/**
 * Returns the token of `connectionParams`: from `token`, or from `Authorization` there or in `headers`, where Apollo,
 * urql and GraphiQL put what they send as a header over HTTP. Undefined if there is none; null if it is not usable.
 */
export function findConnectionToken(params: Params | undefined): string | null | undefined {
  if (params === undefined) return undefined;
  const { token, headers } = params;
  if (token !== undefined) return typeof token === "string" ? token : null;
  const authorization =
    findAuthorization(params) ?? (isParams(headers) ? findAuthorization(headers) : undefined);
  if (authorization === undefined) return undefined;
  return typeof authorization === "string" ? (parseBearer(authorization) ?? authorization) : null;
}

/** The names of headers ignore case. */
function findAuthorization(params: Params): unknown {
  return Object.entries(params).find(([name]) => name.toLowerCase() === "authorization")?.[1];
}

function isParams(value: unknown): value is Params {
  return typeof value === "object" && value !== null;
}
