import type { IntegrationDeps } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import type { Reach } from "../../port/reach.ts";
import { createHttp } from "./http.ts";
import { createTrustingFetch } from "./trusting-fetch.ts";

const TIMEOUT_MS = 10_000;

/** Asks an address once. Whatever answers counts, a page for signing in as well. */
export function createReach({ fetch, now }: Pick<IntegrationDeps, "fetch" | "now">): Reach {
  return async (url, { allowsSelfSigned, signal }) => {
    const http = createHttp({
      service: "doctor",
      baseUrl: url,
      fetch: allowsSelfSigned ? createTrustingFetch(fetch) : fetch,
      now,
      signal,
      timeoutMs: TIMEOUT_MS,
    });
    try {
      await http.raw("GET", "/", { isRepeatable: false });
      return true;
    } catch (error) {
      if (!(error instanceof IntegrationError)) throw error;
      return error.code !== "unreachable" && error.code !== "timeout";
    }
  };
}
