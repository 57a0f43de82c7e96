import type { PlainCode } from "../domain/message/catalogue.ts";
import { formatNote, plainNote, type ServiceNoteParams } from "../domain/message/service-note.ts";
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
      resolve: ({ lastError }) =>
        lastError === null ? null : formatNote(plainNote(callErrorOf(lastError))),
    }),
    lastErrorCode: t.string({
      nullable: true,
      description:
        "The error code of `lastError`, as in `ServiceTest.code`. Null if no call has failed.",
      resolve: ({ lastError }) => (lastError === null ? null : callErrorOf(lastError)),
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

const CALL_ERRORS = {
  auth: "CALL_AUTH",
  timeout: "CALL_TIMEOUT",
  unreachable: "CALL_UNREACHABLE",
  "not-found": "CALL_NOT_FOUND",
  "rate-limited": "CALL_RATE_LIMITED",
  "bad-payload": "CALL_BAD_PAYLOAD",
  implausible: "CALL_IMPLAUSIBLE",
  redirected: "CALL_REDIRECTED",
  "too-large": "CALL_TOO_LARGE",
  "server-error": "CALL_SERVER_ERROR",
  refused: "CALL_REFUSED",
  "circuit-open": "CALL_CIRCUIT_OPEN",
  conflict: "CALL_CONFLICT",
} as const satisfies Readonly<Record<IntegrationErrorCode, PlainCode<ServiceNoteParams>>>;

function callErrorOf(code: IntegrationErrorCode): PlainCode<ServiceNoteParams> {
  return CALL_ERRORS[code];
}
