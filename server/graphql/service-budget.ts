import type { IntegrationErrorCode } from "../integrations/port/error.ts";
import type { CallReport } from "../integrations/shared/meter.ts";
import type { RunningService } from "../tracking/services/registry.ts";
import { builder } from "./builder.ts";

export const ServiceBudget = builder.objectRef<CallReport>("ServiceBudget").implement({
  description: "Statistics of the tracker's calls to a service since the tracker started.",
  fields: (t) => ({
    callsPerMinute: t.exposeInt("callsPerMinute", {
      description: "Number of calls in the last 60 seconds.",
    }),
    lastLatencyMs: t.exposeFloat("lastLatencyMs", {
      nullable: true,
      description: "Duration of the last call in milliseconds. Null before the first call.",
    }),
    lastError: t.string({
      nullable: true,
      description: "Why the last failed call failed, as a phrase. Null if no call has failed.",
      resolve: ({ lastError }) => (lastError === null ? null : ERROR_WORDS[lastError]),
    }),
    lastErrorAt: t.expose("lastErrorAt", {
      type: "DateTime",
      nullable: true,
      description: "When the last failed call failed. Null if no call has failed.",
    }),
  }),
});

const NO_CALLS: CallReport = {
  callsPerMinute: 0,
  lastLatencyMs: null,
  lastError: null,
  lastErrorAt: null,
};

export function toBudget(service: RunningService | undefined): CallReport {
  return service?.meter.report() ?? NO_CALLS;
}

const ERROR_WORDS: Readonly<Record<IntegrationErrorCode, string>> = {
  auth: "the API key or login was rejected",
  timeout: "the service did not respond in time",
  unreachable: "the service cannot be reached",
  "not-found": "the item does not exist",
  "rate-limited": "too many calls",
  "bad-payload": "the response is invalid",
  implausible: "the service no longer lists any of its items",
  redirected: "the URL redirects to another one",
  "too-large": "the response is too large",
  "server-error": "the service failed",
  refused: "the service rejected the call",
  "circuit-open": "calls are paused after repeated failures",
  conflict: "the call would overwrite another application's setting",
};
