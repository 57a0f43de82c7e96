import { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import type { ServiceCheck } from "../../port/integration.ts";
import { createHttp, type Http } from "../../shared/http/http.ts";
import { SeerrDetails, SeerrRequest, SeerrRequestPage, SeerrStatus } from "./payload.ts";

export const PAGE_SIZE = 100;

export interface SeerrClient {
  readonly http: Http;
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
  const http = createHttp({
    service: connection.slug,
    baseUrl: connection.url,
    ...deps,
    headers: () => (apiKey ? { "x-api-key": apiKey } : {}),
  });

  return {
    http,
    async check() {
      const { version } = await http.get(SeerrStatus, "/api/v1/status");
      await http.get(SeerrRequestPage, "/api/v1/request", { take: 1 });
      return { version };
    },
    listRequests: (skip) =>
      http.get(SeerrRequestPage, "/api/v1/request", { take: PAGE_SIZE, skip, sort: "added" }),
    async findRequest(id) {
      try {
        return await http.get(SeerrRequest, `/api/v1/request/${encodeURIComponent(id)}`);
      } catch (error) {
        if (error instanceof IntegrationError && error.code === "not-found") return null;
        throw error;
      }
    },
    async decide(id, verb) {
      await http.send(z.unknown(), "POST", `/api/v1/request/${encodeURIComponent(id)}/${verb}`);
    },
    loadDetails: (type, tmdbId) => http.get(SeerrDetails, `/api/v1/${type}/${tmdbId}`),
  };
}
