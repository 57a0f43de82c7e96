import { cancelDeletion } from "../tracking/deletion/cancel-deletion.ts";
import { deleteRequest } from "../tracking/deletion/delete-request.ts";
import { retryDeletion } from "../tracking/deletion/retry-deletion.ts";
import { builder } from "./builder.ts";

builder.mutationField("deleteRequest", (t) =>
  t.prismaField({
    type: "Deletion",
    authScopes: { admin: true },
    description:
      "Deletes a request everywhere, after some seconds in which it can be called off. Answers at once; `deletionChanged` tells how it goes on. CONFLICT while it is being deleted already, and where the preview is too old. For admins.",
    args: {
      requestId: t.arg.id({ required: true, description: "The request." }),
      deleteFiles: t.arg.boolean({
        required: true,
        description: "False: stop following it and withdraw it in Seerr, nothing else.",
      }),
      previewId: t.arg.id({ description: "What was shown before (`previewDeletion`)." }),
    },
    resolve: async (query, _root, { requestId, deleteFiles, previewId }, ctx) => {
      const id = await deleteRequest(ctx.tracking, {
        requestId,
        deleteFiles,
        previewId: previewId ?? null,
        by: ctx.viewer?.name ?? "somebody",
      });
      return ctx.tracking.store.read.deletion.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("cancelDeletion", (t) =>
  t.prismaField({
    type: "Deletion",
    authScopes: { admin: true },
    description:
      "Calls a deletion off before anything has gone, or gives up one that is INCOMPLETE: it keeps its status and is tried no more until somebody retries it or deletes it anew. CONFLICT while it is under way, and once it is over. For admins.",
    args: { id: t.arg.id({ required: true, description: "The deletion." }) },
    resolve: async (query, _root, { id }, ctx) => {
      await cancelDeletion(ctx.tracking, { id, by: ctx.viewer?.name ?? "somebody" });
      return ctx.tracking.store.read.deletion.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("retryDeletion", (t) =>
  t.prismaField({
    type: "Deletion",
    authScopes: { admin: true },
    description:
      "Tries at once what an INCOMPLETE deletion has not got rid of; one that was given up is taken up again. CONFLICT for any other. For admins.",
    args: { id: t.arg.id({ required: true, description: "The deletion." }) },
    resolve: async (query, _root, { id }, ctx) => {
      await retryDeletion(ctx.tracking, id);
      return ctx.tracking.store.read.deletion.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
