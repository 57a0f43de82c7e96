import type { Actor } from "../domain/actor.ts";
import type { AuditMessage } from "../domain/message/audit.ts";
import type { Tx } from "./client.ts";
import { auditColumns } from "./column/audit.ts";

export interface AuditRecord {
  readonly at: Date;
  /** Null: nobody, such as a program on the server. */
  readonly by: Actor | null;
  readonly message: AuditMessage;
  /** What it was done to: the ID of a person, request, token or link, or the slug of a service. */
  readonly subject?: string | null;
}

/** Adds an entry to the audit log, within the transaction of what it records. */
export async function writeAudit(
  tx: Tx,
  { at, by, message, subject = null }: AuditRecord,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      at,
      event: message.code,
      personId: by?.personId ?? null,
      actor: by?.name ?? null,
      token: by?.token ?? null,
      address: by?.address ?? null,
      subject,
      detail: auditColumns.params.write({ ...message.params }),
    },
    select: { id: true },
  });
}

/** The day of a time limit in the audit log. */
export function toUntil(expiresAt: Date | null): string | null {
  return expiresAt === null ? null : expiresAt.toISOString().slice(0, 10);
}
