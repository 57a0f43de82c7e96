import { formatCause } from "../domain/message/cause.ts";
import { toCoded } from "../domain/message/tracker-message.ts";
import type { PlannedStep, Preview } from "../tracking/deletion/planned.ts";
import { previewDeletion } from "../tracking/deletion/preview.ts";
import { builder } from "./builder.ts";
import { CODE_OF_MESSAGE, CodedMessageType, PARAMS_OF_MESSAGE } from "./coded-message.ts";
import { DeletionItemType, DeletionKept } from "./deletion-item.ts";
import { DeletionStepKind, DeletionStepStatus } from "./deletion.ts";

const DeletionPreviewStep = builder.objectRef<PlannedStep>("DeletionPreviewStep").implement({
  description: "What a deletion would do in one service.",
  fields: (t) => ({
    kind: t.field({
      type: DeletionStepKind,
      description: "The kind of step.",
      resolve: ({ kind }) => kind,
    }),
    service: t.exposeString("service", { description: "Slug of the service." }),
    serviceName: t.exposeString("serviceName", { description: "Name of the service." }),
    status: t.field({
      type: DeletionStepStatus,
      description:
        "PENDING if the step would be executed; NOT_FOUND or NOT_APPLICABLE if the service has nothing to delete.",
      resolve: ({ status }) => status,
    }),
    message: t.string({
      description:
        "Why the step would not be executed, or why the service could not be reached. Otherwise empty.",
      resolve: ({ message }) => (message === null ? "" : toCoded(message).message),
    }),
    messageCode: t.string({
      nullable: true,
      description: CODE_OF_MESSAGE,
      resolve: ({ message }) => (message === null ? null : toCoded(message).messageCode),
    }),
    messageParams: t.field({
      type: "JSON",
      nullable: true,
      description: PARAMS_OF_MESSAGE,
      resolve: ({ message }) => (message === null ? null : toCoded(message).messageParams),
    }),
    items: t.field({
      type: [DeletionItemType],
      description: "The items that the step would remove.",
      resolve: ({ items }) => [...items],
    }),
  }),
});

const DeletionPreview = builder.objectRef<Preview>("DeletionPreview").implement({
  description: "What a deletion would remove and keep in each service.",
  fields: (t) => ({
    id: t.exposeID("id", {
      description:
        "The preview's ID. Pass it to `deleteRequest` so that exactly the previewed items are deleted.",
    }),
    deleteFiles: t.exposeBoolean("deleteFiles", {
      description:
        "Whether the deletion would remove files and downloads. If false, it would only withdraw the request in Seerr and stop tracking it.",
    }),
    size: t.field({
      type: "BigInt",
      description:
        "Total size of the removed items in bytes. A download and the files imported from it are counted once.",
      resolve: ({ plan }) => BigInt(Math.round(plan.size)),
    }),
    steps: t.field({
      type: [DeletionPreviewStep],
      description: "The steps of the deletion, in the order of execution.",
      resolve: ({ plan }) => [...plan.steps],
    }),
    kept: t.field({
      type: [DeletionKept],
      description: "The items that the deletion would keep, with the reason.",
      resolve: ({ plan }) => [...plan.kept],
    }),
    unseen: t.stringList({
      description:
        "Services that could not be reached for the preview, each as a sentence. The deletion contacts them again when it runs.",
      resolve: ({ unseen }) => unseen.map(formatCause),
    }),
    unseenMessages: t.field({
      type: [CodedMessageType],
      description: "The sentences of `unseen` with their codes.",
      resolve: ({ unseen }) => unseen.map(toCoded),
    }),
  }),
});

builder.mutationField("previewDeletion", (t) =>
  t.field({
    type: DeletionPreview,
    authScopes: { may: "act" },
    description:
      "Determines what a deletion of a request would remove and keep. Changes nothing. Requires the ADMIN role. Fails with NOT_FOUND if the request does not exist.",
    args: {
      requestId: t.arg.id({ required: true, description: "ID of the request." }),
      deleteFiles: t.arg.boolean({
        required: true,
        description:
          "Whether the deletion would remove files and downloads. If false, it would only withdraw the request in Seerr and stop tracking it.",
      }),
    },
    resolve: (_root, { requestId, deleteFiles }, ctx) =>
      previewDeletion(ctx.tracking, { requestId, deleteFiles }),
  }),
);
