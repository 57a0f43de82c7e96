import { SERVER } from "./server-paths.mjs";

const TRACKING = "^server/tracking/";

/** The wings of server/tracking from left to right: a wing imports from the wings before it. `comment` says what to do instead. */
const WINGS = [
  [
    "core",
    "core holds what every verb works with (store, bus, clock, log, ids) and knows no wing. Pass in what it needs as an argument.",
  ],
  [
    "projection",
    "projection turns observations into rows. It reads services through ProjectionServices: add what it needs there, and the service registry provides it.",
  ],
  [
    "ingest",
    "ingest stores, interprets and applies deliveries. What should happen afterwards (a hint, a sync) is passed in, or listens on the bus.",
  ],
  [
    "services",
    "services configures, starts and stops services. It starts pollers through the injected startPoller, and asks for a full sync on the bus.",
  ],
  [
    "reconcile",
    "reconcile compares rows with services. Polls, actions and deletions may use it, not the other way round.",
  ],
  [
    "polling",
    "polling asks services at intervals. An action or a deletion wakes a service through its registry entry (hint, wake).",
  ],
  [
    "actions",
    "actions does what a person asks a service to do. A deletion is a wing of its own, to the right.",
  ],
  [
    "deletion",
    "deletion removes a title from every service. What is checked of their set-up is a wing of its own, to the right.",
  ],
  ["doctor", "doctor is the last wing: only maintenance.ts and tracker.ts put wings together."],
];

const WING_RULES = WINGS.map(([wing, comment], index) => ({
  name: `tracking-${wing}-knows-wings-to-its-left`,
  comment,
  severity: "error",
  from: { path: `${TRACKING}${wing}/` },
  to: {
    path: TRACKING,
    pathNot: `${TRACKING}(${WINGS.slice(0, index + 1)
      .map(([name]) => name)
      .join("|")})/`,
  },
}));

/** Directions inside server/tracking, and what graphql and http may use of it. */
export const TRACKING_RULES = [
  ...WING_RULES,
  {
    name: "tracking-maintenance-knows-wings",
    comment:
      "maintenance.ts runs what is due by time. tracker.ts starts it and gives it the context.",
    severity: "error",
    from: { path: `${TRACKING}maintenance\\.ts$` },
    to: { path: `${TRACKING}tracker\\.ts$` },
  },
  {
    name: "tracking-has-no-loose-files",
    comment:
      "A file of tracking lives in a wing. Only tracker.ts, work.ts and maintenance.ts, which put the wings together, stand beside them.",
    severity: "error",
    from: { path: SERVER },
    to: { path: `${TRACKING}[^/]+$`, pathNot: `${TRACKING}(tracker|work|maintenance)\\.ts$` },
  },
  {
    name: "edge-uses-verbs-of-tracking",
    comment:
      "graphql and http call verbs (receive, replay, sync, save a service, perform an action, delete) and read rows. They know nothing of projection, of polling, or of how a wing does its work.",
    severity: "error",
    from: { path: "^server/(graphql|http)/" },
    to: {
      path: TRACKING,
      pathNot: [
        `${TRACKING}tracker\\.ts$`,
        `${TRACKING}core/`,
        `${TRACKING}ingest/(receive|replay)\\.ts$`,
        `${TRACKING}services/`,
        `${TRACKING}reconcile/(report|sync-library|sync-request)\\.ts$`,
        `${TRACKING}actions/(decide|find-page|find-release-list|help|list-matches|offer|offer-order|perform|status)\\.ts$`,
        `${TRACKING}deletion/(cancel-deletion|delete-request|planned|preview|retry-deletion|status)\\.ts$`,
        `${TRACKING}doctor/(check-chain|report)\\.ts$`,
      ],
    },
  },
];
