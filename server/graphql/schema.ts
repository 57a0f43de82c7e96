import type { GraphQLSchema } from "graphql";
import { builder } from "./builder.ts";
import "./action-record.ts";
import "./deletion-mutation.ts";
import "./deletion-preview.ts";
import "./deletion.ts";
import "./delivery.ts";
import "./download.ts";
import "./episode.ts";
import "./media-request.ts";
import "./request-query.ts";
import "./scalar.ts";
import "./service-mutation.ts";
import "./service-suggestion.ts";
import "./service.ts";
import "./settings.ts";
import "./stats.ts";
import "./subscription.ts";
import "./sync.ts";
import "./transition.ts";
import "./viewer.ts";

/** Builds the GraphQL schema. */
export function createSchema(): GraphQLSchema {
  return builder.toSchema();
}
