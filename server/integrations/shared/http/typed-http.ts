import type { z } from "zod";
import type { Http } from "./http.ts";
import type { Method, SendOptions } from "./request.ts";
import type { RawResponse } from "./status-error.ts";

type PathOf<Api, M extends Method> =
  Extract<keyof Api, `${M} ${string}`> extends `${M} ${infer P}` ? P : never;

type OperationOf<Api, M extends Method, P extends string> = `${M} ${P}` extends keyof Api
  ? Api[`${M} ${P}`]
  : never;

/** Undefined parameters are omitted from the query. */
type Optional<Q> = { readonly [K in keyof Q]?: Q[K] | undefined };

/** The query parameters of an operation, e.g. `QueryOf<SonarrApi, "GET /api/v3/episode">`. */
export type QueryOf<Api, Key extends keyof Api> = Api[Key] extends { readonly query?: infer Q }
  ? Optional<NonNullable<Q>>
  : never;

/** What a call may carry: exactly the operation's path and query parameters. */
type CallOf<Operation> = Omit<SendOptions, "query"> &
  (Operation extends { readonly path: infer Path }
    ? { readonly path: Path }
    : { readonly path?: never }) &
  (HasNoParameters<Operation> extends true
    ? { readonly query?: never }
    : Operation extends { readonly query?: infer Q }
      ? { readonly query?: Optional<NonNullable<Q>> }
      : { readonly query?: never });

/** openapi-typescript writes an empty object as `Record<string, never>`. */
type HasNoParameters<Operation> = string extends keyof Operation ? true : false;

type CallArguments<Operation> = Operation extends { readonly path: unknown }
  ? [call: CallOf<Operation>]
  : [call?: CallOf<Operation>];

/**
 * An Http that only accepts the operations of a generated `*Api` type, so that an unknown path or parameter does not
 * compile. Path parameters are written as in the OpenAPI document: `/api/v3/series/{id}`.
 */
export interface TypedHttp<Api> {
  get<T, P extends PathOf<Api, "GET">>(
    schema: z.ZodType<T>,
    path: P,
    ...call: CallArguments<OperationOf<Api, "GET", P>>
  ): Promise<T>;
  send<T, M extends "POST" | "PUT" | "DELETE", P extends PathOf<Api, M>>(
    schema: z.ZodType<T>,
    method: M,
    path: P,
    ...call: CallArguments<OperationOf<Api, M, P>>
  ): Promise<T>;
  raw<M extends Method, P extends PathOf<Api, M>>(
    method: M,
    path: P,
    ...call: CallArguments<OperationOf<Api, M, P>>
  ): Promise<RawResponse>;
}

interface AnyCall extends SendOptions {
  readonly path?: Readonly<Record<string, string | number>>;
}

/** The cast is safe because `Api` only restricts what callers may pass. */
export function createTypedHttp<Api>(http: Http): TypedHttp<Api> {
  const typed = {
    get: (schema: z.ZodType, path: string, { path: ids, query, ...options }: AnyCall = {}) =>
      http.get(schema, fillPath(path, ids), query, options),
    send: (
      schema: z.ZodType,
      method: "POST" | "PUT" | "DELETE",
      path: string,
      { path: ids, ...options }: AnyCall = {},
    ) => http.send(schema, method, fillPath(path, ids), options),
    raw: (method: Method, path: string, { path: ids, ...options }: AnyCall = {}) =>
      http.raw(method, fillPath(path, ids), options),
  };
  return typed as unknown as TypedHttp<Api>;
}

function fillPath(path: string, ids: AnyCall["path"] = {}): string {
  return path.replace(/\{(\w+)\}/g, (_match, name: string) =>
    encodeURIComponent(String(ids[name] ?? "")),
  );
}
