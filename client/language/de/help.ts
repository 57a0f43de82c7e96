import type { Translation } from "../area.ts";
import type * as english from "../words/help.ts";

export const helpText: Translation<typeof english.helpText> = {
  adminsAsked: "Die Admins wurden um Hilfe gebeten.",
  asksForHelp: "{name} bittet um Hilfe.",
  askForHelp: "Um Hilfe bitten",
  askForHelpHint: "Hebt die Anfrage in der Liste der Admins hervor",
  dealtWith: "Als erledigt markieren",
  showWhatHelps: "Zeigen, was hilft",
};
