import type { DeletionItem, ItemKind, KeptItem } from "../domain/deletion/status.ts";
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

export const DeletionKept = builder.objectRef<KeptItem>("DeletionKept").implement({
  description: "An item that a deletion keeps.",
  fields: (t) => ({
    service: t.exposeString("service", { description: "Slug of the service that holds the item." }),
    serviceName: t.exposeString("serviceName", {
      description: "Name of the service that holds the item.",
    }),
    what: t.exposeString("what", { description: "Description of the item." }),
    reason: t.exposeString("reason", { description: "Why the item is kept." }),
  }),
});
