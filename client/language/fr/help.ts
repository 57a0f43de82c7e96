import type { Translation } from "../area.ts";
import type * as english from "../words/help.ts";

export const helpText: Translation<typeof english.helpText> = {
  adminsAsked: "De l’aide a été demandée aux administrateurs.",
  asksForHelp: "{name} demande de l’aide.",
  askForHelp: "Demander de l’aide",
  askForHelpHint: "Met la demande en avant dans la liste des administrateurs",
  dealtWith: "Marquer comme traité",
  showWhatHelps: "Voir ce qui aide",
};
