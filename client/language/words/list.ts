import { createArea } from "../area.ts";

/** The list of requests. */
export const listText = createArea("listText", {
  filter: "Filter",
  search: "Search",
  searchRequests: "Search requests",
  recentlyReady: "Recently ready",
  select: "Select",
  stuck: "Stuck",
  next: "next {time}",
  stateSince: "{state} since {time}",
  active: "Active",
  mine: "Mine",
  following: "Following",
  ready: "Ready",
  all: "All",
  filterRequests: "Filter requests",
  needsAttention: "Needs attention",
  arriving: "Arriving",
  waiting: "Waiting",
  asksForHelp: "Asks for help",
  yours: "Yours",
  nothingForYou: "Nothing is on its way",
  nothingForYouHint:
    "What you request in Seerr appears here by itself. To follow what somebody else asked for, open the link that they share with you.",
});
