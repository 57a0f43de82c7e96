import { createArea } from "../area.ts";
import { createTwoForms } from "../plural.ts";

const forms = createTwoForms("en");

interface Count {
  readonly count: number;
}

/** Where a request is, why, and what happens next. */
export const statusText = createArea("statusText", {
  readySoFar: "Ready so far",
  downloadingShare: "Downloading {share}",
  noneAired: ({ count }: Count) =>
    forms(count, "# episode, none aired yet", "# episodes, none aired yet"),
  ready: "{count} of {total} ready",
  readyAired: "{count} of {total} ready, {aired} aired",
  restDOWNLOADING: "{count} downloading",
  restDOWNLOADED: "{count} downloaded",
  restIMPORTING: "{count} importing",
  restANIME_MATCHING: "{count} matching",
  restGRABBING: "{count} found",
  restAPPROVED: "{count} approved",
  restFAILED: "{count} failed",
  waitingForApproval: "Waiting for approval",
  grabbed: "Release grabbed and sent to the download client",
  importsNext: "Downloaded, {service} imports it next",
  importing: "{service} is importing the file into the library",
  matching: "Shoko is recognising the file",
  readyToWatch: "Ready to watch",
  notReleasedUndated: "Not released yet, no date known",
  notAiredUndated: "Not aired yet, no date known",
  airsOn: "Airs {day}",
  comesOut: "Will be released {day}",
  declined: "The request was declined",
  failed: "The download failed, and no other release was found yet",
  removed: "The title was removed",
  searching: "{service} is searching for a release",
  searchingEpisodes: ({ count, service }: Count & { readonly service: string }) =>
    forms(count, `${service} is searching for # episode`, `${service} is searching for # episodes`),
  downloading: "The download client is downloading the file",
  downloaded: "{done} of {total} downloaded",
  downloadedAt: "{done} of {total} downloaded, at {speed}",
  firstAirs: "First episode airs {day}",
  firstAirsMore: ({ count, day }: Count & { readonly day: string }) =>
    `First episode airs ${day}, ${count} more to come`,
  nextAirs: "Next episode airs {day}",
  nextAirsMore: ({ count, day }: Count & { readonly day: string }) =>
    `Next episode airs ${day}, ${count} more to come`,
  requestedByYou: "requested by you",
  requestedBy: "requested by {name}",
  addedIn: "added in {service}",
  tabProblem: "! {title}",
  tab: "{status} · {title}",
});
