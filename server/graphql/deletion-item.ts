import type { DeletionItem, ItemKind, KeptItem, KeptReason } from "../domain/deletion/status.ts";
import { builder } from "./builder.ts";

const DeletionItemKind = builder.enumType("DeletionItemKind", {
  description: "The kind of item that a deletion removes.",
  values: {
    FILM: { description: "A movie in Radarr, with its file." },
    SERIES: { description: "A series in Sonarr, with all its files." },
    FILE: { description: "A media file on disk." },
    MONITORING: { description: "The monitoring of a title or season in Sonarr or Radarr." },
    DOWNLOAD: { description: "A download in a download client, with its data." },
    MATCH: { description: "A file entry in Shoko." },
    LIBRARY_ITEM: { description: "An item in the media server's library." },
    REQUEST: { description: "The request in Seerr." },
    MEDIA: { description: "The media entry of the title in Seerr." },
  } satisfies Record<ItemKind, { description: string }>,
});

export const DeletionItemType = builder.objectRef<DeletionItem>("DeletionItem").implement({
  description: "An item that a deletion removes.",
  fields: (t) => ({
    kind: t.field({
      type: DeletionItemKind,
      description: "The kind of item.",
      resolve: ({ kind }) => kind,
    }),
    name: t.exposeString("name", { description: "The item's name or path." }),
    size: t.field({
      type: "BigInt",
      nullable: true,
      description: "Size in bytes. Null if the item has no size or the size is unknown.",
      resolve: ({ size }) => (size === null ? null : BigInt(Math.round(size))),
    }),
  }),
});

const DeletionKeptReason = builder.objectRef<KeptReason>("DeletionKeptReason").implement({
  description: "A reason why a deletion keeps an item.",
  fields: (t) => ({
    message: t.exposeString("message", {
      description: 'The reason as an English clause, such as "it also holds season 2".',
    }),
    messageCode: t.exposeString("messageCode", {
      description:
        'The code of `message`, for clients that word it themselves, such as "HOLDS_OTHER_SEASONS".',
    }),
    messageParams: t.field({
      type: "JSON",
      description: 'The parameters of `messageCode`: {"seasons": [2]}.',
      resolve: ({ messageParams }) => messageParams,
    }),
  }),
});

export const DeletionKept = builder.objectRef<KeptItem>("DeletionKept").implement({
  description: "An item that a deletion keeps.",
  fields: (t) => ({
    service: t.exposeString("service", { description: "Slug of the service that holds the item." }),
    serviceName: t.exposeString("serviceName", {
      description: "Name of the service that holds the item.",
    }),
    what: t.exposeString("what", { description: "Description of the item." }),
    whatCode: t.string({
      nullable: true,
      description:
        "The code of `what`, for clients that word it themselves, such as THE_SERIES. Null for a name in the service, and for what was stored before codes existed.",
      resolve: ({ whatCode }) => whatCode ?? null,
    }),
    whatParams: t.field({
      type: "JSON",
      nullable: true,
      description: "The parameters of `whatCode`. Null if `whatCode` is null.",
      resolve: ({ whatParams }) => whatParams ?? null,
    }),
    reason: t.exposeString("reason", { description: "Why the item is kept." }),
    reasons: t.field({
      type: [DeletionKeptReason],
      description:
        "The parts of `reason` as data. Empty if `reason` has no codes, as in deletions that were planned before codes existed.",
      resolve: ({ reasons }) => [...(reasons ?? [])],
    }),
  }),
});
