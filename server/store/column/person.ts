import { IDENTITY_KINDS, ROLES, TOKEN_SCOPES } from "../../domain/role.ts";
import { columnsOf, words } from "./column.ts";

/** A role or scope that cannot be read gives the fewest rights. */
export const personColumns = {
  role: columnsOf("Person", "id").required("role", words(ROLES), "REQUESTER"),
};

export const apiTokenColumns = {
  scope: columnsOf("ApiToken", "id").required("scope", words(TOKEN_SCOPES), "READ"),
};

export const invitationColumns = {
  role: columnsOf("Invitation", "id").required("role", words(ROLES), "REQUESTER"),
};

const identity = columnsOf("Identity", "id");

export const identityColumns = {
  kind: identity.required("kind", words(IDENTITY_KINDS), "LOCAL"),
  role: identity.optional("role", words(ROLES)),
};
