import type { Translation } from "../area.ts";
import type * as english from "../words/role.ts";

export const roleNames: Translation<typeof english.roleNames> = {
  ADMIN: "Administrador",
  VIEWER: "Observador",
  REQUESTER: "Solicitante",
};

export const roleDescriptions: Translation<typeof english.roleDescriptions> = {
  ADMIN: "Ve y cambia todo: solicitudes, servicios, personas y ajustes.",
  VIEWER: "Ve todas las solicitudes, pero no cambia nada.",
  REQUESTER: "Ve sus propias solicitudes y las que sigue.",
};

export const rolePhrases: Translation<typeof english.rolePhrases> = {
  ADMIN: "administrador",
  VIEWER: "observador",
  REQUESTER: "solicitante",
};
