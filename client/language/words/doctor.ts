import { createArea } from "../area.ts";

/** The check of the services and of what is between them. */
export const doctorText = createArea("doctorText", {
  purpose: "Only admins see how the services are set up",
  intro:
    "Checks each service, its webhook, folders and clock, and whether the services fit together. Runs each night and after each upgrade.",
  check: "Check the chain",
  checking: "Checking…",
  checked: "Checked {time}. The database is {size}.",
  never: "The chain has not been checked yet.",
  fine: "Everything that was checked is set up well.",
  broken: "Broken",
  advice: "Advice",
  fix: "Fix",
  fixing: "Registering…",
  copy: "Copy",
  service: "Open the service",
  unchecked: "Not checked ({count})",
});
