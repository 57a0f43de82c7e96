import { formatMessage } from "../domain/message/message.ts";
import { auditColumns, readAuditMessage } from "../store/column/audit.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import { checkPageSize } from "./limit.ts";

builder.prismaObject("AuditEntry", {
  description:
    "An entry in the audit log: who did what, when and from where, or what was refused. It never contains a password or token.",
  authScopes: { may: "administer" },
  fields: (t) => ({
    id: t.exposeID("id", { description: "The entry's ID, ascending in order of time." }),
    at: t.expose("at", { type: "DateTime", description: "When it happened." }),
    isDenied: t.exposeBoolean("isDenied", { description: "Whether it was refused." }),
    personId: t.exposeID("personId", {
      nullable: true,
      description:
        "ID of the person who did it, or whose account was tried. Null for ADMIN_TOKEN and for strangers. The person may have been removed since.",
    }),
    actor: t.exposeString("actor", {
      nullable: true,
      description:
        "Name of the person at that time, or ADMIN_TOKEN. Null for strangers and for programs on the server.",
    }),
    token: t.exposeString("token", {
      nullable: true,
      description: "Name of the token with which it was done. Null for a session.",
    }),
    address: t.exposeString("address", {
      nullable: true,
      description: "IP address of the client. Null if unknown.",
    }),
    subject: t.exposeString("subject", {
      nullable: true,
      description:
        "What it was done to: the ID of a person, request, token or invitation, or the slug of a service. Null for none of them.",
    }),
    count: t.exposeInt("count", {
      description: "How often it happened from `at` to `lastAt`: equal refusals are one entry.",
    }),
    lastAt: t.expose("lastAt", {
      type: "DateTime",
      nullable: true,
      description: "When it happened last. Null if it happened once.",
    }),
    message: t.string({
      description: "What was done, as an English phrase that does not name who did it.",
      select: { id: true, event: true, detail: true },
      resolve: (row) => {
        const message = readAuditMessage(row);
        return message === null ? row.event : formatMessage(message);
      },
    }),
    messageCode: t.exposeString("event", {
      description:
        'The code of `message`, for clients that word it themselves, such as "SIGNED_IN".',
    }),
    messageParams: t.field({
      type: "JSON",
      nullable: true,
      description:
        'The parameters of `messageCode`, such as {"name": "Mika", "from": "REQUESTER", "to": "ADMIN", "isAutomatic": false}. Null if they cannot be read.',
      select: { id: true, detail: true },
      resolve: auditColumns.params.read,
    }),
  }),
});

const AuditFilter = builder.inputType("AuditFilter", {
  description:
    "Filters the audit log. Conditions are combined with AND; omitted conditions match every entry.",
  fields: (t) => ({
    personId: t.id({ description: "ID of the person who did it, or whose account was tried." }),
    isDenied: t.boolean({ description: "Whether it was refused." }),
  }),
});

function toAuditWhere(
  filter: typeof AuditFilter.$inferInput | null | undefined,
): Prisma.AuditEntryWhereInput {
  return {
    ...(filter?.personId != null && { personId: filter.personId }),
    ...(filter?.isDenied != null && { isDenied: filter.isDenied }),
  };
}

builder.queryField("auditLog", (t) =>
  t.prismaConnection(
    {
      type: "AuditEntry",
      cursor: "id",
      authScopes: { may: "administer" },
      description:
        "What was done or refused, newest first. A page has at most 100 items. Requires the ADMIN role.",
      args: {
        filter: t.arg({
          type: AuditFilter,
          description: "Return only the entries that match this filter.",
        }),
      },
      resolve: (query, _root, { filter, first, last }, ctx) => {
        checkPageSize("first", first);
        checkPageSize("last", last);
        return ctx.tracking.store.read.auditEntry.findMany({
          ...query,
          where: toAuditWhere(filter),
          orderBy: { id: "desc" },
        });
      },
    },
    { name: "AuditEntryConnection", description: "A page of the audit log." },
    { name: "AuditEntryEdge", description: "An entry with its cursor." },
  ),
);
