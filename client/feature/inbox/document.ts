import { type ResultOf, graphql } from "../../graphql/graphql.ts";

export const InboxQuery = graphql(`
  query Inbox($first: Int!, $after: String, $filter: DeliveryFilter) {
    deliveries(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        service
        event
        receivedAt
        status
        message
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const DeliveryQuery = graphql(`
  query InboxDelivery($id: ID!) {
    delivery(id: $id) {
      id
      payload
      transitions {
        sequence
        message
        messageCode
        messageParams
        request {
          id
          title
        }
      }
    }
  }
`);

export const ReplayMutation = graphql(`
  mutation ReplayDelivery($id: ID!) {
    replayDelivery(id: $id) {
      id
      status
      message
    }
  }
`);

export type InboxDelivery = ResultOf<typeof InboxQuery>["deliveries"]["nodes"][number];
