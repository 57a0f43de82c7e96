import { can } from "../account/access.ts";
import { serviceColumns } from "../store/column/service.ts";
import { builder } from "./builder.ts";
import { CODE_OF_MESSAGE, CodedMessageType, PARAMS_OF_MESSAGE } from "./coded-message.ts";
import { ServiceKind, ServiceSource, ServiceStatus } from "./enum.ts";
import { LEADER_ONLY } from "./leader-operation.ts";
import { ServiceBudget, toBudget } from "./service-budget.ts";
import { ServiceWebhook } from "./service-webhook.ts";

builder.prismaObject("Service", {
  description: "A service that the tracker is connected to, such as a Sonarr instance.",
  fields: (t) => ({
    id: t.exposeID("slug", {
      description: "The service's ID, for clients that cache by ID. The same as `slug`.",
    }),
    slug: t.exposeString("slug", {
      description:
        'The unique, permanent identifier of the service, such as "sonarr-4k". It is part of the webhook URL.',
    }),
    name: t.exposeString("name", { description: "Name of the service, shown to users." }),
    kind: t.field({
      type: ServiceKind,
      description: "The application that the service runs.",
      select: { slug: true, kind: true },
      resolve: serviceColumns.kind.read,
    }),
    url: t.exposeString("url", { description: "URL of the service." }),
    externalUrl: t.string({
      nullable: true,
      description:
        "The default URL of the service for browsers, which links to the service use instead of `url`. Null if none is configured.",
      select: { slug: true, externalUrls: true },
      resolve: (row) => serviceColumns.externalUrls.read(row)?.[0] ?? null,
    }),
    externalUrls: t.stringList({
      description:
        "All URLs of the service for browsers, the default first. Links use the one that fits the address under which the viewer reached the tracker.",
      select: { slug: true, externalUrls: true },
      resolve: (row) => serviceColumns.externalUrls.read(row) ?? [],
    }),
    source: t.field({
      type: ServiceSource,
      description: "Where the service is configured.",
      select: { slug: true, source: true },
      resolve: serviceColumns.source.read,
    }),
    isEnabled: t.exposeBoolean("isEnabled", {
      description:
        "Whether the tracker contacts the service. While false, its webhooks are rejected.",
    }),
    status: t.field({
      type: ServiceStatus,
      description: "The reachability of the service.",
      select: { slug: true, status: true },
      resolve: serviceColumns.status.read,
    }),
    lastSeenAt: t.expose("lastSeenAt", {
      type: "DateTime",
      nullable: true,
      description: "When the service last responded. Null if it never has.",
    }),
    downSince: t.expose("downSince", {
      type: "DateTime",
      nullable: true,
      description: "When the service stopped responding. Null while it responds.",
    }),
    message: t.exposeString("message", {
      nullable: true,
      description: "Why the service is DOWN. Null otherwise.",
    }),
    messageCode: t.exposeString("messageCode", { nullable: true, description: CODE_OF_MESSAGE }),
    messageParams: t.field({
      type: "JSON",
      nullable: true,
      description: PARAMS_OF_MESSAGE,
      select: { slug: true, messageParams: true },
      resolve: serviceColumns.messageParams.read,
    }),
    version: t.exposeString("version", {
      nullable: true,
      description: "Version that the service last reported. Null if unknown.",
    }),
    notes: t.stringList({
      description: "Health warnings that the service reports about itself.",
      select: { slug: true, notes: true },
      resolve: (row) => serviceColumns.notes.read(row).map(({ message }) => message),
    }),
    noteMessages: t.field({
      type: [CodedMessageType],
      description: "The health warnings of `notes` with their codes.",
      select: { slug: true, notes: true },
      resolve: (row) => [...serviceColumns.notes.read(row)],
    }),
    hasApiKey: t.boolean({
      description: "Whether an API key is stored. The API never returns the key.",
      select: { slug: true },
      resolve: ({ slug }, _args, { tracking }) =>
        tracking.services.running.get(slug)?.connection.apiKey !== undefined,
    }),
    hasPassword: t.boolean({
      description: "Whether a password is stored. The API never returns the password.",
      select: { slug: true },
      resolve: ({ slug }, _args, { tracking }) =>
        tracking.services.running.get(slug)?.connection.password !== undefined,
    }),
    username: t.string({
      nullable: true,
      description:
        "Username for signing in to the service. Null if there is none, without the ADMIN role, and for a token without the scope ADMIN.",
      select: { slug: true },
      resolve: ({ slug }, _args, { access, tracking }) =>
        can(access, "administer")
          ? (tracking.services.running.get(slug)?.connection.username ?? null)
          : null,
    }),
    allowsSelfSigned: t.exposeBoolean("allowsSelfSigned", {
      description: "Whether the tracker accepts self-signed certificates from the service.",
    }),
    hookPath: t.string({
      nullable: true,
      description:
        'Path to which the service sends its webhooks, such as "/hooks/sonarr". Null if the service sends none.',
      select: { slug: true },
      resolve: ({ slug }, _args, { tracking, basePath }) =>
        tracking.services.running.get(slug)?.integration.receive === undefined
          ? null
          : `${basePath}/hooks/${slug}`,
    }),
    hookSecret: t.string({
      nullable: true,
      description:
        "Secret that the service must send with its webhooks. Null if the service sends none, without the ADMIN role, and for a token without the scope ADMIN.",
      select: { slug: true },
      resolve: ({ slug }, _args, ctx) =>
        can(ctx.access, "administer") ? (ctx.hookSecret(slug) ?? null) : null,
    }),
    webhook: t.field({
      type: ServiceWebhook,
      nullable: true,
      description: "The state of the service's webhook. Null if the service sends none.",
      select: {
        slug: true,
        webhookRegisteredAt: true,
        webhookProvenAt: true,
        webhookMessage: true,
        webhookMessageCode: true,
        webhookMessageParams: true,
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
      description: "Statistics of the tracker's calls to the service.",
      select: { slug: true },
      resolve: ({ slug }, _args, { tracking }) => toBudget(tracking.services.running.get(slug)),
    }),
  }),
});

builder.queryField("services", (t) =>
  t.prismaField({
    type: ["Service"],
    authScopes: { may: "readDetail" },
    extensions: LEADER_ONLY,
    description: "All configured services, ordered by slug. Requires the ADMIN role.",
    resolve: (query, _root, _args, ctx) =>
      ctx.tracking.store.read.service.findMany({ ...query, orderBy: { slug: "asc" } }),
  }),
);
