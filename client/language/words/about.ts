import { createArea } from "../area.ts";
import { createTwoForms } from "../plural.ts";

const forms = createTwoForms("en");

interface Count {
  readonly count: number;
}

/** Version, health, diagnostics. */
export const aboutText = createArea("aboutText", {
  purpose: "Only an admin can see the version and health",
  allRespond: "Everything responds",
  unreachable: "{services} cannot be reached",
  versionAndHealth: "Version and health",
  version: "Version",
  runningSince: "Running since",
  database: "Database",
  serviceCount: ({ count }: Count) => forms(count, "# service", "# services"),
  active: "{count} active",
  needAttention: ({ count }: Count) => forms(count, "# needs attention", "# need attention"),
  diagnostics: "Diagnostics",
  diagnosticsHint:
    "A file for a bug report: versions, the state of the services, counts, problems and the last errors. It contains no keys, passwords, tokens or addresses of services; errors may name titles.",
  download: "Download diagnostics",
  gathering: "Gathering…",
  whatIsNew: "What is new",
  updated: "Status Tracker was updated to version {version}.",
  dismiss: "Dismiss",
});

/** Settings that apply to everybody. */
export const settingsText = createArea("settingsText", {
  intro: "They apply to everybody. Everything else is set by environment variables.",
  purpose: "Only an admin can change the settings",
  withoutRequest: "Titles without a request",
  withoutRequestHint:
    "Movies and series can be added in Sonarr or Radarr without a request in Seerr.",
  doNotTrack: "Do not track",
  doNotTrackHint: "Tracks only titles requested in Seerr.",
  trackNew: "Track new titles",
  trackNewHint: "Also tracks titles added from now on. Existing titles are not tracked.",
  trackAll: "Track all titles",
  trackAllHint: "Tracks every title in Sonarr and Radarr. The list may become long.",
});
