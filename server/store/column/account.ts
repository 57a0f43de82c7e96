import { ROLES } from "../../domain/role.ts";
import { columnsOf, words } from "./column.ts";

const { required } = columnsOf("Account", "id");

export const accountColumns = {
  /** The role with fewer rights. */
  role: required("role", words(ROLES), "VIEWER"),
};
