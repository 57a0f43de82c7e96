import { FINDING_RULES } from "../../server/domain/doctor/finding.ts";
import type { FindingMessage } from "../../server/domain/message/finding.ts";
import { toCoded } from "../../server/domain/message/tracker-message.ts";
import type { ChainReport } from "../../server/tracking/doctor/report.ts";

/** What the doctor found: the demo's services answer only while virtual time passes, so that it cannot ask them. */
export function toReport(checkedAt: Date): ChainReport {
  const found = (slug: string, message: FindingMessage) => {
    const { severity, fix = null } = FINDING_RULES[message.code];
    return { slug, severity, fix, ...toCoded(message) };
  };
  const root = "/data/media/a rather long name of a folder/Series";
  const atLibrary = { service: "Sonarr", root, library: "Jellyfin" };
  return {
    checkedAt,
    version: "1.0.0",
    databaseBytes: 12_500_000,
    findings: [
      found("seerr", { code: "CSRF_ON", params: { service: "Seerr" } }),
      found("sonarr", { code: "ROOT_OUTSIDE_LIBRARY", params: atLibrary }),
      found("radarr", { code: "HOOK_ABSENT", params: { service: "Radarr" } }),
    ],
    unchecked: [toCoded({ code: "HOOK_UNTOLD", params: { service: "Jellyfin" } })],
  };
}
