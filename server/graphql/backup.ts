import type { BackupFailure } from "../backup/backups.ts";
import type { Backup as BackupShape } from "../backup/folder.ts";
import { builder } from "./builder.ts";
import { expectActor } from "./context.ts";
import { createRefusal } from "./error.ts";
import { LEADER_ONLY } from "./leader-operation.ts";

const Backup = builder.objectRef<BackupShape>("Backup").implement({
  description:
    "A backup of the database: one SQLite file, whichever database is used. Its content is at /api/backups/{name} for admins.",
  authScopes: { may: "administer" },
  fields: (t) => ({
    name: t.exposeString("name", {
      description: "The name of its file, such as backup-2031-05-04T04-00-00Z.db.",
    }),
    madeAt: t.expose("madeAt", { type: "DateTime", description: "As of when its content is." }),
    isBeforeUpgrade: t.exposeBoolean("isBeforeUpgrade", {
      description:
        "Whether it was made before the database was changed for a newer version. The newest two of these are kept beside the others.",
    }),
    size: t.field({
      type: "BigInt",
      description: "Size of its file, in bytes.",
      resolve: ({ bytes }) => BigInt(bytes),
    }),
  }),
});

const BackupFailureRef = builder.objectRef<BackupFailure>("BackupFailure").implement({
  description: "Why a backup could not be made.",
  authScopes: { may: "administer" },
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When it was tried." }),
    reason: t.exposeString("reason", {
      description: "What the database or the file system said, in English.",
    }),
  }),
});

const nameArg = { required: true, description: "Name of the backup's file." } as const;

builder.queryField("backups", (t) =>
  t.field({
    type: [Backup],
    authScopes: { may: "administer" },
    extensions: LEADER_ONLY,
    description:
      "The backups in the tracker's folder, newest first. One is made each night. Requires the ADMIN role.",
    resolve: async (_root, _args, { backups }) => [...(await backups.list())],
  }),
);

builder.queryField("backupFailure", (t) =>
  t.field({
    type: BackupFailureRef,
    nullable: true,
    authScopes: { may: "administer" },
    extensions: LEADER_ONLY,
    description:
      "Why the last backup since the start could not be made. Null if it was made. Requires the ADMIN role.",
    resolve: (_root, _args, { backups }) => backups.failure(),
  }),
);

builder.mutationField("makeBackup", (t) =>
  t.field({
    type: Backup,
    authScopes: { may: "administer" },
    description:
      "Makes a backup now, of everything as of one moment, and checks it. While one is being made, returns that one. Requires the ADMIN role. Fails with UNAVAILABLE if it cannot be made, on a full disk for example.",
    resolve: async (_root, _args, ctx) => {
      try {
        return await ctx.backups.make(expectActor(ctx));
      } catch {
        const reason = ctx.backups.failure()?.reason ?? "";
        throw createRefusal("UNAVAILABLE", { code: "BACKUP_FAILED", params: { reason } });
      }
    },
  }),
);

builder.mutationField("removeBackup", (t) =>
  t.field({
    type: "Boolean",
    authScopes: { may: "administer" },
    description:
      "Deletes a backup. Requires the ADMIN role. Fails with NOT_FOUND if there is none of this name.",
    args: { name: t.arg.string(nameArg) },
    resolve: async (_root, { name }, ctx) => {
      if (!(await ctx.backups.remove(name, expectActor(ctx))))
        throw createRefusal("NOT_FOUND", "BACKUP_UNKNOWN");
      return true;
    },
  }),
);

builder.mutationField("restoreBackup", (t) =>
  t.field({
    type: "Boolean",
    authScopes: { may: "administer" },
    description:
      "Restarts the tracker with the content of a backup; what is there now becomes a backup first. People may have to sign in again. Returns false if the tracker cannot restart by itself: it then restores at its next start. Requires the ADMIN role. Fails with NOT_FOUND if there is none of this name, and with CONFLICT while other processes of the tracker use the database.",
    args: { name: t.arg.string(nameArg) },
    resolve: async (_root, { name }, ctx) => {
      const isRestarting = await ctx.backups.restore(name, expectActor(ctx));
      if (isRestarting === null) throw createRefusal("NOT_FOUND", "BACKUP_UNKNOWN");
      return isRestarting;
    },
  }),
);
