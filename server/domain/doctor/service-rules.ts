import type { ServiceKind } from "../service-kind.ts";
import type { HookFacts, ServiceFacts } from "./facts.ts";
import type { Notes } from "./notes.ts";

/** The oldest versions whose API the tracker reads. */
const OLDEST: Readonly<Partial<Record<ServiceKind, string>>> = {
  SONARR: "3.0",
  RADARR: "3.0",
  JELLYFIN: "10.10",
  SHOKO: "5.0",
};

/** The header with a service's time has whole seconds, and an answer takes some. */
const MAX_CLOCK_OFF_MS = 60_000;

/** What concerns one service by itself: whether it answers, its version, its clock, its webhook. */
export function checkService(service: ServiceFacts, notes: Notes): void {
  const { name, answer, setUp, clockOffMs } = service;
  switch (answer.kind) {
    case "refused":
      return notes.find(service, { code: "SERVICE_REFUSES_KEY", params: { service: name } });
    case "failed":
      return notes.find(service, {
        code: "SERVICE_UNANSWERED",
        params: { service: name, cause: answer.cause },
      });
    case "slow":
      return notes.skip({ code: "CHECK_TOO_SLOW", params: { service: name } });
    case "answered":
      break;
  }
  const oldest = OLDEST[service.kind];
  const { version, hasRights } = answer;
  if (oldest !== undefined && isOlder(version, oldest))
    notes.find(service, { code: "VERSION_TOO_OLD", params: { service: name, version, oldest } });
  if (!hasRights) notes.find(service, { code: "RIGHTS_TOO_FEW", params: { service: name } });
  if (clockOffMs === null) notes.skip({ code: "CLOCK_UNTOLD", params: { service: name } });
  else if (Math.abs(clockOffMs) > MAX_CLOCK_OFF_MS) {
    const minutes = Math.round(Math.abs(clockOffMs) / 60_000);
    const params = { service: name, minutes, isAhead: clockOffMs > 0 };
    notes.find(service, { code: "CLOCK_OFF", params });
  }
  if (setUp?.hasCsrfProtection === true)
    notes.find(service, { code: "CSRF_ON", params: { service: name } });
  // Seerr then refuses to send its test message as well.
  const isExplained = setUp?.hasCsrfProtection === true && service.hook?.kind === "unheard";
  if (service.hook !== null && !isExplained) checkHook(service, service.hook, notes);
  for (const host of service.silentHosts)
    notes.find(service, { code: "ADDRESS_SILENT", params: { service: name, host } });
}

function checkHook(service: ServiceFacts, hook: HookFacts, notes: Notes): void {
  const of = { service: service.name };
  switch (hook.kind) {
    case "works":
      return;
    case "absent":
      return notes.find(service, { code: "HOOK_ABSENT", params: of });
    case "wrong-secret":
      return notes.find(service, { code: "HOOK_SECRET_WRONG", params: of });
    case "elsewhere":
      return notes.find(service, { code: "HOOK_ELSEWHERE", params: { ...of, host: hook.host } });
    case "unheard":
      return notes.find(service, { code: "HOOK_UNHEARD", params: { ...of, cause: hook.cause } });
    case "untold":
      return notes.skip({ code: "HOOK_UNTOLD", params: of });
    case "address-unknown":
      return notes.skip({ code: "HOOK_ADDRESS_UNKNOWN", params: of });
    case "stopped":
      return notes.skip({ code: "TRACKER_STOPPED", params: of });
  }
}

/** Compares versions number by number; what is no number says nothing. */
export function isOlder(version: string, oldest: string): boolean {
  const [given, needed] = [version, oldest].map((one) => one.split(".").map(Number));
  for (const [index, least] of (needed ?? []).entries()) {
    const part = given?.[index] ?? 0;
    if (Number.isNaN(part) || part > least) return false;
    if (part < least) return true;
  }
  return false;
}
