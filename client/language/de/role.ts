import type { Translation } from "../area.ts";
import type * as english from "../words/role.ts";

export const roleNames: Translation<typeof english.roleNames> = {
  ADMIN: "Admin",
  VIEWER: "Betrachter",
  REQUESTER: "Anfragender",
};

export const roleDescriptions: Translation<typeof english.roleDescriptions> = {
  ADMIN: "Sieht und ändert alles: Anfragen, Dienste, Personen und Einstellungen.",
  VIEWER: "Sieht alle Anfragen, ändert aber nichts.",
  REQUESTER: "Sieht die eigenen Anfragen und die, denen die Person folgt.",
};

export const rolePhrases: Translation<typeof english.rolePhrases> = {
  ADMIN: "Admin",
  VIEWER: "Betrachter",
  REQUESTER: "Anfragender",
};
