import { type ResultOf, graphql } from "../../graphql/graphql.ts";

const DeliveryFragment = graphql(`
  fragment DeliveryParts on Delivery {
    id
    service
    kind
    event
    receivedAt
    status
    hadEffect
    message
    messageCode
    messageParams
    subject {
      title
      year
      episodes {
        season
        number
      }
      request {
        id
      }
    }
  }
`);

export const InboxQuery = graphql(
  `
    query Inbox($first: Int!, $after: String, $filter: DeliveryFilter) {
      deliveries(first: $first, after: $after, filter: $filter) {
        nodes {
          ...DeliveryParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  `,
  [DeliveryFragment],
);

/** The services by which the inbox can be filtered. */
export const InboxServicesQuery = graphql(`
  query InboxServices {
    services {
      slug
      name
      webhook {
        canRegister
      }
    }
  }
`);

export const DeliveryQuery = graphql(
  `
    query InboxDelivery($id: ID!) {
      delivery(id: $id) {
        ...DeliveryParts
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
  `,
  [DeliveryFragment],
);

export const ReplayMutation = graphql(`
  mutation ReplayDelivery($id: ID!) {
    replayDelivery(id: $id) {
      id
      status
    }
  }
`);

export type InboxDelivery = ResultOf<typeof DeliveryFragment>;
export type InboxService = ResultOf<typeof InboxServicesQuery>["services"][number];
