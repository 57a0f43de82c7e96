import { createArea } from "../area.ts";

/** Asking the admins for help with a request. */
export const helpText = createArea("helpText", {
  adminsAsked: "The admins were asked for help.",
  asksForHelp: "{name} asks for help.",
  askForHelp: "Ask for help",
  askForHelpHint: "Raises the request in the list of the admins",
  dealtWith: "Mark as dealt with",
  showWhatHelps: "Show what helps",
});
