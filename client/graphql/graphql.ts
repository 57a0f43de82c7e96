import { type ResultOf, initGraphQLTada } from "gql.tada";
import type { introspection } from "./schema-types.d.ts";

/** Parses a GraphQL document; its types come from schema.graphql. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { DateTime: string; JSON: unknown; Sequence: string; BigInt: string };
}>();

export type { ResultOf };

export type Role = ReturnType<typeof graphql.scalar<"Role">>;
export type IdentityKind = ReturnType<typeof graphql.scalar<"IdentityKind">>;
export type TokenScope = ReturnType<typeof graphql.scalar<"TokenScope">>;
export type RequestState = ReturnType<typeof graphql.scalar<"RequestState">>;
export type ActionKind = ReturnType<typeof graphql.scalar<"ActionKind">>;
export type ActionStatus = ReturnType<typeof graphql.scalar<"ActionStatus">>;
export type LinkCheck = ReturnType<typeof graphql.scalar<"LinkCheck">>;
export type Channel = ReturnType<typeof graphql.scalar<"Channel">>;
export type Following = ReturnType<typeof graphql.scalar<"Following">>;
export type RequestOrder = ReturnType<typeof graphql.scalar<"RequestOrder">>;
export type LinkSite = ReturnType<typeof graphql.scalar<"LinkSite">>;
export type RequestFilter = ReturnType<typeof graphql.scalar<"RequestFilter">>;
export type DeliveryFilter = ReturnType<typeof graphql.scalar<"DeliveryFilter">>;
export type DeliveryStatus = ReturnType<typeof graphql.scalar<"DeliveryStatus">>;
export type DeletionStatus = ReturnType<typeof graphql.scalar<"DeletionStatus">>;
export type DeletionStepKind = ReturnType<typeof graphql.scalar<"DeletionStepKind">>;
export type DeletionStepStatus = ReturnType<typeof graphql.scalar<"DeletionStepStatus">>;
export type DeletionItemKind = ReturnType<typeof graphql.scalar<"DeletionItemKind">>;
export type LogLevel = ReturnType<typeof graphql.scalar<"LogLevel">>;
export type ServiceStatus = ReturnType<typeof graphql.scalar<"ServiceStatus">>;
export type ServiceKind = ReturnType<typeof graphql.scalar<"ServiceKind">>;
export type ServiceInput = ReturnType<typeof graphql.scalar<"ServiceInput">>;
export type NotificationChannelKind = ReturnType<typeof graphql.scalar<"NotificationChannelKind">>;
export type NotificationChannelInput = ReturnType<
  typeof graphql.scalar<"NotificationChannelInput">
>;
export type NotificationSettingsInput = ReturnType<
  typeof graphql.scalar<"NotificationSettingsInput">
>;
export type MailServerInput = ReturnType<typeof graphql.scalar<"MailServerInput">>;
