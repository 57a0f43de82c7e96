import { AUDIT_SENTENCES, type AuditMessage } from "../../domain/message/audit.ts";
import { columnsOf, json } from "./column.ts";
import { MessageParamsJson } from "./message-params.ts";

const { optional } = columnsOf("AuditEntry", "id");

export const auditColumns = {
  params: optional("detail", json(MessageParamsJson)),
};

/** Returns the message of an entry; null for a code of another version, and for parameters that cannot be read. */
export function readAuditMessage(row: {
  readonly id: number;
  readonly event: string;
  readonly detail: string | null;
}): AuditMessage | null {
  const params = auditColumns.params.read(row);
  const message = { code: row.event, params };
  return params !== null && isAuditMessage(message) ? message : null;
}

/** Only the tracker stores entries, so the parameters are those of the code. */
function isAuditMessage(message: {
  readonly code: string;
  readonly params: object | null;
}): message is AuditMessage {
  return Object.hasOwn(AUDIT_SENTENCES, message.code);
}
