import { isObjectType, type GraphQLSchema } from "graphql";
import { builder } from "./builder.ts";
import { limitLists } from "./list-budget.ts";
import "./about.ts";
import "./action-record.ts";
import "./deletion-mutation.ts";
import "./deletion-preview.ts";
import "./deletion-query.ts";
import "./deletion.ts";
import "./api-token.ts";
import "./audit.ts";
import "./backup.ts";
import "./calendar.ts";
import "./chain.ts";
import "./delivery.ts";
import "./download.ts";
import "./episode.ts";
import "./feed-address.ts";
import "./follow.ts";
import "./forecast.ts";
import "./help.ts";
import "./invitation.ts";
import "./link-candidate.ts";
import "./log.ts";
import "./mail-server.ts";
import "./media-request.ts";
import "./node.ts";
import "./notification-channel.ts";
import "./notification-settings.ts";
import "./person.ts";
import "./push-subscription.ts";
import "./release-list.ts";
import "./request-connection.ts";
import "./request-problem.ts";
import "./request-filter-values.ts";
import "./request-query.ts";
import "./scalar.ts";
import "./service-mutation.ts";
import "./service-suggestion.ts";
import "./service.ts";
import "./session.ts";
import "./settings.ts";
import "./share-link.ts";
import "./sign-in.ts";
import "./shared-request.ts";
import "./statistics.ts";
import "./stats.ts";
import "./subscription.ts";
import "./sync.ts";
import "./title-facts.ts";
import "./transition.ts";
import "./viewer.ts";

/** Builds the GraphQL schema. */
export function createSchema(): GraphQLSchema {
  const schema = builder.toSchema();
  describeTotalCounts(schema);
  limitLists(schema);
  return schema;
}

/** Pothos has no option for the description of the `totalCount` that it adds to a connection. */
function describeTotalCounts(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    const totalCount = isObjectType(type) ? type.getFields()["totalCount"] : undefined;
    if (totalCount !== undefined) totalCount.description = "Number of items on all pages.";
  }
}
