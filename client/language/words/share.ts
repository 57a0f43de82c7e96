import { createArea } from "../area.ts";
import { createTwoForms } from "../plural.ts";

const forms = createTwoForms("en");

interface Count {
  readonly count: number;
}

/** Share links, and what strangers see of a request. */
export const shareText = createArea("shareText", {
  share: "Share",
  shareTitle: "Share {title}",
  intro:
    "Whoever has the link sees where this request is, live and without signing in. They see no names, no services, and nothing else of the tracker.",
  worksFor: "The link works for",
  days: ({ count }: Count) => forms(count, "# day", "# days"),
  untilRevoked: "Until revoked",
  createLink: "Create link",
  links: "Links",
  worksUntilRevoked: "works until it is revoked",
  expired: "expired",
  worksUntil: "works until {day}",
  neverOpened: "not opened yet",
  opened: "opened {time}",
  facts: "Created {created}, {expiry}, {opened}",
  addressGone: "The address cannot be shown any more: the tracker's key was replaced.",
  linkTo: "Link to {title}",
  badge: "Badge",
  send: "Send",
  revoke: "Revoke",
  sharedRequest: "Shared request",
  whereItIs: "Where it is",
  nextEpisode: "next episode {day}",
  comesOut: "will be released {day}",
  notValid: "Link not valid",
  revoked: "This link was revoked or has expired",
  doesNotWork: "This link does not work",
  revokedHint: "It was revoked, has expired, or the address is not complete.",
  notShared: "What was shown here is not shared any more.",
  askForNew: "Whoever sent it to you can make a new one.",
  open: "Open in Status Tracker",
});

/** What happens in a state, for somebody who knows none of the services. */
export const sharedStates = createArea("sharedStates", {
  REQUESTED: "Waiting for approval",
  APPROVED: "Being searched for",
  GRABBING: "Found, the download starts soon",
  DOWNLOADING: "Downloading",
  DOWNLOADED: "Downloaded, next it is added to the library",
  IMPORTING: "Being added to the library",
  ANIME_MATCHING: "Being recognised",
  AVAILABLE: "Ready to watch",
  UNAIRED: "Not aired yet",
  UNRELEASED: "Not released yet",
  DECLINED: "The request was declined",
  FAILED: "The download failed, and nothing else was found yet",
  DELETED: "Removed from the library",
});
