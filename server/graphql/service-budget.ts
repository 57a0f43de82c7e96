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
  auth: "the key or login was not accepted",
  timeout: "no answer in time",
  unreachable: "nobody answers at the address",
  "not-found": "what was asked for is not there",
  "rate-limited": "too many calls",
  "bad-payload": "the answer makes no sense",
  implausible: "it shows nothing of what it had",
  redirected: "the address leads on to another one",
  "too-large": "the answer is too long",
  "server-error": "the service failed",
  refused: "the service refused",
  "circuit-open": "it failed too often and is left alone for a moment",
  conflict: "somebody else's setting would be replaced",
};
