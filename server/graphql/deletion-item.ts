import type { DeletionItem, ItemKind, KeptItem } from "../tracking/deletion/status.ts";
import { builder } from "./builder.ts";
import { readObjects } from "./stored-json.ts";

const DeletionItemKind = builder.enumType("DeletionItemKind", {
  description: "What kind of thing goes.",
  values: {
    FILM: { description: "The film, with its file." },
    SERIES: { description: "The series, with everything of it." },
    FILE: { description: "A file on the disk." },
    MONITORING: { description: "Something that is looked for." },
    DOWNLOAD: { description: "A download, with its data." },
    MATCH: { description: "An entry of Shoko." },
    LIBRARY_ITEM: { description: "An item of the library." },
    REQUEST: { description: "The request." },
    MEDIA: { description: "The title's entry in Seerr." },
  } satisfies Record<ItemKind, { description: string }>,
});

export const DeletionItemType = builder.objectRef<DeletionItem>("DeletionItem").implement({
  description: "Something that goes.",
  fields: (t) => ({
    kind: t.field({
      type: DeletionItemKind,
      description: "What it is.",
      resolve: ({ kind }) => kind,
    }),
    name: t.exposeString("name", { description: "Its name, or its path." }),
    size: t.field({
      type: "BigInt",
      nullable: true,
      description: "Bytes.",
      resolve: ({ size }) => (size === null ? null : BigInt(Math.round(size))),
    }),
  }),
});

export const DeletionKept = builder.objectRef<KeptItem>("DeletionKept").implement({
  description: "Something that is left alone.",
  fields: (t) => ({
    service: t.exposeString("service", { description: "Slug of the service that has it." }),
    serviceName: t.exposeString("serviceName", { description: "Its name." }),
    what: t.exposeString("what", { description: "What stays." }),
    reason: t.exposeString("reason", { description: "Why." }),
  }),
});

/** The columns are written by tracking/deletion alone. */
export function readItems(stored: string): readonly DeletionItem[] {
  return readObjects(stored) as unknown as readonly DeletionItem[];
}

export function readKept(stored: string): readonly KeptItem[] {
  return readObjects(stored) as unknown as readonly KeptItem[];
}
