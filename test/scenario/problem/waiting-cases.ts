import { added, aMovie, aShow, downloaded, each } from "../../../simulator/manual-stack.ts";
import { complain, HEALTH } from "../../../simulator/world/health.ts";
import { importRest } from "../../../simulator/world/import.ts";
import { setMonitored } from "../../../simulator/world/monitor.ts";
import { offer } from "../../../simulator/world/offer.ts";
import { holdBack } from "../../../simulator/world/pending.ts";
import {
  editRequest,
  failToAdd,
  findItem,
  loseApproval,
  request,
} from "../../../simulator/world/request.ts";
import { movie, numbered, series, type Title } from "../../../simulator/world/title.ts";
import { expectFound, type World } from "../../../simulator/world/world.ts";
import { UNHURRIED, type ProblemCase, type ProblemGroup } from "./case.ts";

const LATER = new Date("2091-05-14T00:00:00Z");

function heldBack(world: World, title: Title, reason: "delay" | "downloadClientUnavailable"): void {
  const item = added(world, title);
  const until = new Date(world.clock.now().getTime() + 6 * 3_600_000);
  holdBack(world, item, each(item.units), reason === "delay" ? { reason, until } : { reason });
}

const UNDECIDED: ProblemCase = {
  code: "WAITING_FOR_APPROVAL",
  when: "somebody asked for it and nobody has approved it",
  title: aMovie("Undecided"),
  provoke: (world) => void request(world, { title: UNDECIDED.title }),
  severity: "STUCK",
  message: "The request is waiting for approval.",
  actions: ["APPROVE"],
};

const UNWATCHED: ProblemCase = {
  code: "NOT_MONITORED",
  when: "the episodes that were asked for are not monitored",
  title: aShow("Unwatched", 2),
  provoke(world) {
    const item = added(world, UNWATCHED.title);
    setMonitored(world, item, item.units, false);
  },
  severity: "STUCK",
  message: "Monitoring is off, so nothing is searching for the title.",
  actions: ["MONITOR"],
};

const ADDED_LATER: ProblemCase = {
  code: "SEASONS_NOT_SENT",
  when: "a season was added to the request after its approval",
  title: series({
    title: "Added Later",
    year: 2021,
    seasons: [1, 2].map((number) => ({ number, episodes: numbered(1) })),
  }),
  provoke(world) {
    const seerrRequest = request(world, { title: ADDED_LATER.title, isAutomatic: true });
    editRequest(world, seerrRequest, { seasons: [1, 2] });
  },
  severity: "STUCK",
  message: "Season 2 was added after the approval, and Seerr has not sent it to Sonarr.",
  actions: ["RETRY_REQUEST"],
};

const UNLISTED: ProblemCase = {
  code: "NO_EPISODES_YET",
  when: "Sonarr has no episode of the season yet",
  title: aShow("Unlisted", 1),
  provoke: (world) =>
    void request(world, { title: UNLISTED.title, seasons: [2], isAutomatic: true }),
  severity: "WAITING",
  message: "Sonarr has no episodes of season 2 yet.",
  actions: [],
};

const UNHEARD: ProblemCase = {
  code: "NEVER_REACHED_ARR",
  when: "the approval never reached Radarr",
  title: aMovie("Unheard"),
  provoke: (world) => loseApproval(world, request(world, { title: UNHEARD.title })),
  severity: "STUCK",
  message:
    "Approved, but the request never reached Radarr: nothing is searching for the title yet.",
  actions: ["RETRY_REQUEST"],
};

const REFUSED: ProblemCase = {
  code: "REFUSED",
  when: "Radarr refused the movie",
  title: aMovie("Refused"),
  provoke: (world) => failToAdd(world, request(world, { title: REFUSED.title })),
  severity: "STUCK",
  message: "The request could not be sent to Radarr.",
  actions: ["RETRY_REQUEST"],
};

const CLIENTLESS: ProblemCase = {
  code: "CLIENT_UNAVAILABLE",
  when: "Radarr has found a release and cannot hand it to the download client",
  title: aMovie("Clientless"),
  provoke: (world) => heldBack(world, CLIENTLESS.title, "downloadClientUnavailable"),
  severity: "STUCK",
  message: "A release was found, but the download client cannot be reached.",
  actions: [],
};

const DELAYED: ProblemCase = {
  code: "DELAYED",
  when: "a delay profile holds the release back",
  title: aMovie("Delayed"),
  provoke: (world) => heldBack(world, DELAYED.title, "delay"),
  severity: "WAITING",
  message: "A release was found and is held back for a while, in case a better one appears.",
  actions: ["SEARCH"],
  hasUntil: true,
};

const POORER: ProblemCase = {
  code: "QUALITY_BELOW_REQUEST",
  when: "it was asked for in 4K, and Radarr has imported less",
  title: aMovie("Poorer"),
  provoke(world) {
    request(world, { title: POORER.title, is4k: true, isAutomatic: true });
    const item = expectFound(findItem(world, POORER.title, true), "movie in 4K");
    importRest(world, downloaded(world, item));
  },
  severity: "STUCK",
  message: "Requested in 4K; so far only WEBDL-1080p is available.",
  actions: ["SEARCH", "LOOK_FOR_RELEASES"],
};

const UNRELEASED: ProblemCase = {
  code: "NOT_RELEASED",
  when: "the movie is released later",
  title: movie({ title: "Unreleased", year: 2091, releasedAt: LATER }),
  provoke: (world) => void added(world, UNRELEASED.title),
  severity: "WAITING",
  message: "Not released yet.",
  actions: [],
  hasUntil: true,
};

const UNAIRED: ProblemCase = {
  code: "NOT_AIRED",
  when: "no episode has aired yet",
  title: series({
    title: "Unaired",
    year: 2091,
    seasons: [{ number: 1, episodes: numbered(2), startsAt: LATER }],
  }),
  provoke: (world) => void added(world, UNAIRED.title),
  severity: "WAITING",
  message: "Not aired yet.",
  actions: [],
  hasUntil: true,
};

const UNOFFERED: ProblemCase = {
  code: "NOTHING_FOUND",
  when: "no indexer has the movie",
  title: aMovie("Unoffered"),
  provoke: (world) => void added(world, UNOFFERED.title),
  severity: "STUCK",
  message: "No indexer offers a release at the moment.",
  actions: ["SEARCH", "LOOK_FOR_RELEASES"],
  hasUntil: true,
};

const SPURNED: ProblemCase = {
  code: "ALL_REFUSED",
  when: "Sonarr will have none of the releases that there are",
  title: aShow("Spurned", 1),
  provoke(world) {
    const item = added(world, SPURNED.title);
    const rejections = ["HDTV-720p is not wanted in profile"];
    offer(world, item, each(item.units), { quality: "HDTV-720p", rejections });
    offer(world, item, each(item.units), { group: "OTHER", rejections });
    offer(world, item, each(item.units), { group: "THIRD", rejections: ["Unknown Series"] });
  },
  severity: "STUCK",
  message: "Sonarr found 3 releases and rejected all of them.",
  actions: ["SEARCH", "LOOK_FOR_RELEASES"],
  detail: /^2 ×: HDTV-720p is not wanted in profile\n1 ×: Unknown Series$/,
  hasUntil: true,
};

const UNTAKEN: ProblemCase = {
  code: "STILL_SEARCHING",
  when: "there is a release that Radarr would take, and it has not",
  title: aMovie("Untaken"),
  provoke(world) {
    const item = added(world, UNTAKEN.title);
    offer(world, item, each(item.units));
  },
  severity: "WAITING",
  message: "Radarr is searching for a release and has accepted none so far.",
  actions: ["SEARCH", "LOOK_FOR_RELEASES"],
  hasUntil: true,
};

const UNINDEXED: ProblemCase = {
  code: "INDEXERS_UNAVAILABLE",
  when: "Sonarr reaches none of its indexers",
  title: aShow("Unindexed", 1),
  provoke(world) {
    added(world, UNINDEXED.title);
    complain(world, "sonarr", HEALTH.indexersFailing);
  },
  severity: "STUCK",
  message: "Sonarr cannot reach any of its indexers, so no release can be found.",
  actions: [],
  detail: /All indexers are unavailable due to failures/,
};

const STRANDED: ProblemCase = {
  code: "CLIENT_UNAVAILABLE",
  when: "Radarr does not reach its download client, and has found nothing either",
  title: aMovie("Stranded"),
  provoke(world) {
    added(world, STRANDED.title);
    complain(world, "radarr", HEALTH.downloadClientFailing);
  },
  severity: "STUCK",
  message: "The download client cannot be reached, so nothing can be downloaded.",
  actions: [],
  detail: /All download clients are unavailable/,
};

export const WAITING_GROUPS: readonly ProblemGroup[] = [
  {
    name: "nothing was grabbed yet, and somebody or something is waited for",
    options: { speed: 120 },
    waves: [
      [
        UNDECIDED,
        UNWATCHED,
        ADDED_LATER,
        UNLISTED,
        UNHEARD,
        REFUSED,
        CLIENTLESS,
        DELAYED,
        POORER,
        UNRELEASED,
        UNAIRED,
      ],
    ],
  },
  {
    name: "what the indexers have is looked up by itself",
    options: { speed: 600, env: UNHURRIED },
    waves: [[UNOFFERED, SPURNED, UNTAKEN]],
  },
  {
    name: "Sonarr and Radarr complain of what they need",
    options: { speed: 60 },
    waves: [[UNINDEXED, STRANDED]],
  },
];
