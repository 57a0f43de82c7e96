import { cancelDeletion } from "../tracking/deletion/cancel-deletion.ts";
import { deleteRequest } from "../tracking/deletion/delete-request.ts";
import { retryDeletion } from "../tracking/deletion/retry-deletion.ts";
import { builder } from "./builder.ts";
import { expectActor } from "./context.ts";

builder.mutationField("deleteRequest", (t) =>
  t.prismaField({
    type: "Deletion",
    authScopes: { may: "act" },
    description:
      "Deletes a request from every service. The deletion starts after a short undo period (see `Deletion.startsAt`), until which `cancelDeletion` cancels it. Returns immediately; subscribe to `deletionChanged` for the progress. Requires the ADMIN role. Fails with NOT_FOUND if the request does not exist, with CONFLICT if it is already being deleted or the preview has expired, and with UNAVAILABLE if the tracker cannot determine what to delete.",
    args: {
      requestId: t.arg.id({ required: true, description: "ID of the request." }),
      deleteFiles: t.arg.boolean({
        required: true,
        description:
          "Whether to delete the files and downloads as well. If false, the tracker only withdraws the request in Seerr and stops tracking it.",
      }),
      previewId: t.arg.id({
        description: "ID of the preview that the user confirmed (see `previewDeletion`).",
      }),
    },
    resolve: async (query, _root, { requestId, deleteFiles, previewId }, ctx) => {
      const id = await deleteRequest(ctx.tracking, {
        requestId,
        deleteFiles,
        previewId: previewId ?? null,
        by: expectActor(ctx),
      });
      return ctx.tracking.store.read.deletion.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("cancelDeletion", (t) =>
  t.prismaField({
    type: "Deletion",
    authScopes: { may: "act" },
    description:
      "Cancels a deletion that is WAITING, or abandons one that is INCOMPLETE. An abandoned deletion keeps its status and is not retried until `retryDeletion` or `deleteRequest` is called. Requires the ADMIN role. Fails with NOT_FOUND if the deletion does not exist, and with CONFLICT if it is running or has ended.",
    args: { id: t.arg.id({ required: true, description: "ID of the deletion." }) },
    resolve: async (query, _root, { id }, ctx) => {
      await cancelDeletion(ctx.tracking, { id, by: expectActor(ctx) });
      return ctx.tracking.store.read.deletion.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("retryDeletion", (t) =>
  t.prismaField({
    type: "Deletion",
    authScopes: { may: "act" },
    description:
      "Retries the unfinished steps of an INCOMPLETE deletion immediately, including one that was abandoned. Requires the ADMIN role. Fails with NOT_FOUND if the deletion does not exist, and with CONFLICT if it is not INCOMPLETE.",
    args: { id: t.arg.id({ required: true, description: "ID of the deletion." }) },
    resolve: async (query, _root, { id }, ctx) => {
      await retryDeletion(ctx.tracking, { id, by: expectActor(ctx) });
      return ctx.tracking.store.read.deletion.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
