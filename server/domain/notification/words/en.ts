import type { NotificationWords } from "./words.ts";

export const en: NotificationWords = {
  requested: ({ title, by, isApproved }) =>
    `${by === null ? `${title} was requested` : `${by} requested ${title}`}${isApproved ? " (approved)" : ""}`,
  approved: ({ title }) => `${title} was approved`,
  declined: ({ title }) => `${title} was declined`,
  declineReason: ({ by, words }) =>
    by === null ? `Reason: ${words}` : words === null ? `Declined by ${by}.` : `${by}: ${words}`,
  firstEpisode: ({ title, episodes, count }) =>
    `${title}: the first ${count === 1 ? "episode is" : `${count} episodes are`} ready (${episodes})`,
  episode: ({ title, episodes, count }) =>
    `${title}: ${episodes} ${count === 1 ? "is" : "are"} ready to watch`,
  caughtUp: ({ title, episodes }) =>
    `${title}: everything that has aired is ready (new: ${episodes})`,
  allReady: ({ title, mediaType }) =>
    mediaType === "MOVIE" ? `${title} is ready to watch` : `All of ${title} is ready to watch`,
  needsHuman: ({ title }) => `${title} needs attention`,
  helpAsked: ({ title, by }) => `${by} asks for help with ${title}`,
  deleted: ({ title }) => `${title} was removed`,
  counts: ({ available, total }) => `${available} of ${total} episodes are ready.`,
  next: ({ day }) => `The next episode airs on ${day}.`,
  topics: {
    service: "A service does not take the request.",
    approval: "It waits for approval.",
    search: "No suitable release has been found.",
    download: "The download does not continue.",
    import: "The import does not continue.",
    matching: "The file is not recognised.",
    library: "The library does not show it.",
    disk: "The disk is full or missing.",
    waiting: "It has been waiting for a long time.",
  },
  watch: "Watch",
  open: "Open the request",
  digest: ({ count }) => `${count} updates on your requests`,
  test: "Test message of Status Tracker",
  testHint: "If you can read this, notifications reach you here.",
  states: {
    REQUESTED: "Requested",
    APPROVED: "Approved",
    GRABBING: "Found",
    DOWNLOADING: "Downloading",
    DOWNLOADED: "Downloaded",
    IMPORTING: "Importing",
    ANIME_MATCHING: "Matching",
    AVAILABLE: "Ready",
    UNAIRED: "Not out yet",
    DECLINED: "Declined",
    FAILED: "Failed",
    DELETED: "Removed",
  },
};
