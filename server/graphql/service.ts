import { builder } from "./builder.ts";
import { ServiceKind, ServiceStatus, toServiceKind, toServiceStatus } from "./enum.ts";

builder.prismaObject("Service", {
  description: "A program the tracker listens to.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its name in addresses." }),
    kind: t.field({
      type: ServiceKind,
      description: "What kind of program it is.",
      select: { kind: true },
      resolve: ({ kind }) => toServiceKind(kind),
    }),
    url: t.exposeString("url", { description: "Where it is reached." }),
    status: t.field({
      type: ServiceStatus,
      description: "Whether it answers.",
      select: { status: true },
      resolve: ({ status }) => toServiceStatus(status),
    }),
    lastSeenAt: t.expose("lastSeenAt", {
      type: "DateTime",
      nullable: true,
      description: "When it last said something.",
    }),
    message: t.exposeString("message", {
      nullable: true,
      description: "What is wrong with it, in words.",
    }),
    hookPath: t.string({
      nullable: true,
      description: "Path to give to the service for its webhook; null when it sends none.",
      select: { slug: true },
      resolve: ({ slug }, _args, ctx) =>
        ctx.tracking.integrations.get(slug)?.receive === undefined
          ? null
          : `${ctx.basePath}/hooks/${slug}`,
    }),
    hookSecret: t.string({
      nullable: true,
      description: "Secret to give to the service for its webhook; shown to admins only.",
      select: { slug: true },
      resolve: ({ slug }, _args, ctx) =>
        ctx.role === "ADMIN" ? (ctx.hookSecret(slug) ?? null) : null,
    }),
  }),
});

builder.queryField("services", (t) =>
  t.prismaField({
    type: ["Service"],
    description: "All services that are configured.",
    resolve: (query, _root, _args, ctx) =>
      ctx.tracking.store.read.service.findMany({ ...query, orderBy: { slug: "asc" } }),
  }),
);
