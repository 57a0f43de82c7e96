import type { Translation } from "../area.ts";
import type * as english from "../words/help.ts";

export const helpText: Translation<typeof english.helpText> = {
  adminsAsked: "Se ha pedido ayuda a los administradores.",
  asksForHelp: "{name} pide ayuda.",
  askForHelp: "Pedir ayuda",
  askForHelpHint: "Destaca la solicitud en la lista de los administradores",
  dealtWith: "Marcar como atendida",
  showWhatHelps: "Mostrar qué ayuda",
};
