import { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import type { ServiceCheck } from "../../port/integration.ts";
import { createHttp } from "../../shared/http/http.ts";
import { createTypedHttp, type TypedHttp } from "../../shared/http/typed-http.ts";
import type { SeerrApi } from "./api.generated.ts";
import { SeerrDetails, SeerrRequest, SeerrRequestPage, SeerrStatus } from "./payload.ts";
import { readSeerrRefusal } from "./refusal.ts";

export const PAGE_SIZE = 100;

export type SeerrHttp = TypedHttp<SeerrApi>;

export interface SeerrClient {
  readonly service: string;
  readonly http: SeerrHttp;
  check(): Promise<ServiceCheck>;
  /** Newest first. */
  listRequests(skip: number): Promise<SeerrRequestPage>;
  /** null when the request was withdrawn. */
  findRequest(id: string): Promise<SeerrRequest | null>;
  /** Resolves before Seerr has carried out the decision (called the arr). */
  decide(id: string, verb: "approve" | "decline" | "retry"): Promise<void>;
  loadDetails(type: "movie" | "tv", tmdbId: number): Promise<SeerrDetails>;
}

export function createSeerrClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): SeerrClient {
  const { apiKey } = connection;
  const untyped = createHttp({
    service: connection.slug,
    baseUrl: connection.url,
    ...deps,
    readRefusal: readSeerrRefusal,
    headers: () => (apiKey ? { "x-api-key": apiKey } : {}),
  });

  const http = createTypedHttp<SeerrApi>(untyped);

  return {
    service: connection.slug,
    http,
    async check() {
      const { version } = await http.get(SeerrStatus, "/api/v1/status");
      await http.get(SeerrRequestPage, "/api/v1/request", { query: { take: 1 } });
      return { version };
    },
    listRequests: (skip) =>
      http.get(SeerrRequestPage, "/api/v1/request", {
        query: { take: PAGE_SIZE, skip, sort: "added" },
      }),
    async findRequest(id) {
      try {
        return await http.get(SeerrRequest, "/api/v1/request/{requestId}", {
          path: { requestId: id },
        });
      } catch (error) {
        if (error instanceof IntegrationError && error.code === "not-found") return null;
        throw error;
      }
    },
    async decide(id, verb) {
      if (verb === "retry") {
        const path = { requestId: id };
        await http.send(z.unknown(), "POST", "/api/v1/request/{requestId}/retry", { path });
      } else {
        const path = { requestId: id, status: verb };
        await http.send(z.unknown(), "POST", "/api/v1/request/{requestId}/{status}", { path });
      }
    },
    loadDetails: (type, tmdbId) =>
      type === "tv"
        ? http.get(SeerrDetails, "/api/v1/tv/{tvId}", { path: { tvId: tmdbId } })
        : http.get(SeerrDetails, "/api/v1/movie/{movieId}", { path: { movieId: tmdbId } }),
  };
}
