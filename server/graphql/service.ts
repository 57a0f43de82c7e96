import { readStrings } from "../tracking/core/columns.ts";
import { builder } from "./builder.ts";
import {
  ServiceKind,
  ServiceSource,
  ServiceStatus,
  toServiceKind,
  toServiceSource,
  toServiceStatus,
} from "./enum.ts";
import { ServiceBudget, toBudget } from "./service-budget.ts";
import { ServiceWebhook } from "./service-webhook.ts";

builder.prismaObject("Service", {
  description: "A program the tracker listens to.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its name in addresses; stays for ever." }),
    name: t.exposeString("name", { description: "What people call it." }),
    kind: t.field({
      type: ServiceKind,
      description: "What kind of program it is.",
      select: { kind: true },
      resolve: ({ kind }) => toServiceKind(kind),
    }),
    url: t.exposeString("url", { description: "Where it is reached." }),
    source: t.field({
      type: ServiceSource,
      description: "Where it is set; one of the environment is read-only here.",
      select: { source: true },
      resolve: ({ source }) => toServiceSource(source),
    }),
    isEnabled: t.exposeBoolean("isEnabled", {
      description: "Whether it is asked and heard; off, its webhooks are refused.",
    }),
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
    downSince: t.expose("downSince", {
      type: "DateTime",
      nullable: true,
      description: "Since when it does not answer as it should; null while it does.",
    }),
    message: t.exposeString("message", {
      nullable: true,
      description: "What is wrong with it, in words.",
    }),
    version: t.exposeString("version", {
      nullable: true,
      description: "Its version, as it last told.",
    }),
    notes: t.stringList({
      description: "What it says of its own health.",
      select: { notes: true },
      resolve: ({ notes }) => [...readStrings(notes)],
    }),
    hasApiKey: t.boolean({
      description: "An API key is stored. It is never sent back.",
      select: { slug: true },
      resolve: ({ slug }, _args, { tracking }) =>
        tracking.services.running.get(slug)?.connection.apiKey !== undefined,
    }),
    hasPassword: t.boolean({
      description: "A password is stored. It is never sent back.",
      select: { slug: true },
      resolve: ({ slug }, _args, { tracking }) =>
        tracking.services.running.get(slug)?.connection.password !== undefined,
    }),
    username: t.string({
      nullable: true,
      description: "Name with which the tracker signs in there; shown to admins only.",
      select: { slug: true },
      resolve: ({ slug }, _args, { role, tracking }) =>
        role === "ADMIN"
          ? (tracking.services.running.get(slug)?.connection.username ?? null)
          : null,
    }),
    allowsSelfSigned: t.exposeBoolean("allowsSelfSigned", {
      description: "A certificate that nobody vouches for is taken.",
    }),
    hookPath: t.string({
      nullable: true,
      description: "Path to give to the service for its webhook; null when it sends none.",
      select: { slug: true },
      resolve: ({ slug }, _args, { tracking, basePath }) =>
        tracking.services.running.get(slug)?.integration.receive === undefined
          ? null
          : `${basePath}/hooks/${slug}`,
    }),
    hookSecret: t.string({
      nullable: true,
      description: "Secret to give to the service for its webhook; shown to admins only.",
      select: { slug: true },
      resolve: ({ slug }, _args, ctx) =>
        ctx.role === "ADMIN" ? (ctx.hookSecret(slug) ?? null) : null,
    }),
    webhook: t.field({
      type: ServiceWebhook,
      nullable: true,
      description: "What is known of its webhook; null when it sends none.",
      select: {
        slug: true,
        webhookRegisteredAt: true,
        webhookProvenAt: true,
        webhookMessage: true,
        lastDeliveryAt: true,
      },
      resolve: (row, _args, { tracking }) => {
        const integration = tracking.services.running.get(row.slug)?.integration;
        return integration?.receive === undefined
          ? null
          : { ...row, canRegister: integration.webhook !== undefined };
      },
    }),
    budget: t.field({
      type: ServiceBudget,
      description: "What it costs to ask it.",
      select: { slug: true },
      resolve: ({ slug }, _args, { tracking }) => toBudget(tracking.services.running.get(slug)),
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
