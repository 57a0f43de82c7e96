import { createArea } from "../area.ts";
import { createTwoForms } from "../plural.ts";

const forms = createTwoForms("en");

/** The full sync. */
export const syncText = createArea("syncText", {
  share: "{count} of {total}",
  failed: "Full sync failed.",
  failedBecause: "Full sync failed: {reason}",
  checked: ({ count, changes }: { readonly count: number; readonly changes: string }) =>
    forms(count, `Checked # request: ${changes}`, `Checked # requests: ${changes}`),
  noChanges: "no changes",
  changed: "{count} changed",
  added: "{count} added",
  idsAdded: ({ count }: { readonly count: number }) => forms(count, "# ID added", "# IDs added"),
  needAttention: ({ count }: { readonly count: number }) =>
    forms(count, "# needs attention", "# need attention"),
  messages: ({ count }: { readonly count: number }) => forms(count, "# message", "# messages"),
  messagesLabel: "Messages of the sync",
  firstTitle: "First sync in progress",
  firstHint:
    "Status Tracker is loading your existing requests and their history. They appear here as they are loaded.",
  first: "First sync",
  full: "Full sync",
  syncing: "Syncing…",
  result: "Full sync result",
  dismiss: "Dismiss",
});
