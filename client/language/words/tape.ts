import { createArea } from "../area.ts";

/** A request as a file for a bug report. */
export const tapeText = createArea("tapeText", {
  exportTape: "Export for a bug report",
  exportOf: "Export {title}",
  purpose:
    "The file holds what was reported about this request, in order, so that a developer can replay what happened. Nothing is sent anywhere.",
  holds:
    "It holds: titles, names of files, folders, releases, indexers and services, versions, and times.",
  removed:
    "Removed from it: names and e-mail addresses of people, addresses of services, API keys, passwords, tokens and passkeys.",
  look: "Look through the file before you publish it.",
  download: "Download",
});
