import type { Translation } from "../area.ts";
import type * as english from "../words/role.ts";

export const roleNames: Translation<typeof english.roleNames> = {
  ADMIN: "Administrateur",
  VIEWER: "Observateur",
  REQUESTER: "Demandeur",
};

export const roleDescriptions: Translation<typeof english.roleDescriptions> = {
  ADMIN: "Voit et modifie tout : demandes, services, personnes et paramètres.",
  VIEWER: "Voit toutes les demandes, mais ne modifie rien.",
  REQUESTER: "Voit ses propres demandes et celles que la personne suit.",
};

export const rolePhrases: Translation<typeof english.rolePhrases> = {
  ADMIN: "administrateur",
  VIEWER: "observateur",
  REQUESTER: "demandeur",
};
