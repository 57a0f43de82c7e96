import { visibleRequests, type Access } from "../account/access.ts";
import { builder } from "./builder.ts";

/** More than a person would choose from. */
const MAX_VALUES = 500;

const RequestFilterValues = builder
  .objectRef<{ readonly access: Access | null }>("RequestFilterValues")
  .implement({
    description:
      "What the requests that the viewer may see can be filtered by (see `RequestFilter`).",
    fields: (t) => ({
      requesters: t.stringList({
        description: "The names of those who made them, sorted.",
        resolve: async ({ access }, _args, { tracking: { store } }) => {
          const groups = await store.read.mediaRequest.groupBy({
            by: ["requestedBy"],
            where: visibleRequests(access),
            orderBy: { requestedBy: "asc" },
            take: MAX_VALUES,
          });
          return groups.flatMap(({ requestedBy }) => requestedBy ?? []);
        },
      }),
      services: t.stringList({
        description: "The slugs of the Sonarr and Radarr that manage them, sorted.",
        resolve: async ({ access }, _args, { tracking: { store } }) => {
          const groups = await store.read.mediaRequest.groupBy({
            by: ["arrService"],
            where: visibleRequests(access),
            orderBy: { arrService: "asc" },
            take: MAX_VALUES,
          });
          return groups.flatMap(({ arrService }) => arrService ?? []);
        },
      }),
    }),
  });

builder.queryField("requestFilterValues", (t) =>
  t.field({
    type: RequestFilterValues,
    description: "What the requests that the viewer may see can be filtered by.",
    resolve: (_root, _args, { access }) => ({ access }),
  }),
);
