import type { PlannedStep, Preview } from "../tracking/deletion/planned.ts";
import { previewDeletion } from "../tracking/deletion/preview.ts";
import { builder } from "./builder.ts";
import { DeletionItemType, DeletionKept } from "./deletion-item.ts";
import { DeletionStepKind, DeletionStepStatus } from "./deletion.ts";

const DeletionPreviewStep = builder.objectRef<PlannedStep>("DeletionPreviewStep").implement({
  description: "What one service would let go of.",
  fields: (t) => ({
    kind: t.field({
      type: DeletionStepKind,
      description: "What would be done.",
      resolve: ({ kind }) => kind,
    }),
    service: t.exposeString("service", { description: "Slug of the service." }),
    serviceName: t.exposeString("serviceName", { description: "Its name." }),
    status: t.field({
      type: DeletionStepStatus,
      description: "PENDING, or NOT_FOUND or NOT_APPLICABLE where nothing would be done.",
      resolve: ({ status }) => status,
    }),
    message: t.exposeString("message", {
      description: "Why nothing would be done, or why it could not be asked; else empty.",
    }),
    items: t.field({
      type: [DeletionItemType],
      description: "What would go.",
      resolve: ({ items }) => [...items],
    }),
  }),
});

const DeletionPreview = builder.objectRef<Preview>("DeletionPreview").implement({
  description: "What a deletion would take and what it would leave, service by service.",
  fields: (t) => ({
    id: t.exposeID("id", {
      description: "Give it to `deleteRequest`, so that what was shown is what goes.",
    }),
    deleteFiles: t.exposeBoolean("deleteFiles", {
      description: "False: it would no longer be followed and be withdrawn, nothing else.",
    }),
    size: t.field({
      type: "BigInt",
      description: "Bytes: downloads and the files made of them count once.",
      resolve: ({ plan }) => BigInt(Math.round(plan.size)),
    }),
    steps: t.field({
      type: [DeletionPreviewStep],
      description: "What would be done, in order.",
      resolve: ({ plan }) => [...plan.steps],
    }),
    kept: t.field({
      type: [DeletionKept],
      description: "What would be left alone, and why.",
      resolve: ({ plan }) => [...plan.kept],
    }),
    unseen: t.stringList({
      description: "Services that could not be asked, in words; they are asked again when it runs.",
      resolve: ({ unseen }) => [...unseen],
    }),
  }),
});

builder.mutationField("previewDeletion", (t) =>
  t.field({
    type: DeletionPreview,
    authScopes: { admin: true },
    description:
      "Asks every service what it has of a request, and tells what a deletion would take and leave. Changes nothing. For admins.",
    args: {
      requestId: t.arg.id({ required: true, description: "The request." }),
      deleteFiles: t.arg.boolean({
        required: true,
        description: "False: stop following it and withdraw it, nothing else.",
      }),
    },
    resolve: (_root, { requestId, deleteFiles }, ctx) =>
      previewDeletion(ctx.tracking, { requestId, deleteFiles }),
  }),
);
