import { type ResultOf, graphql } from "../../graphql/graphql.ts";
import { ActionFragment } from "./action/document.ts";

const StepFragment = graphql(`
  fragment Step on Transition {
    sequence
    at
    from
    to
    inferred
    attempt
    service
    event
    channel
    message
    messageCode
    messageParams
    episode {
      id
      season
      number
    }
    delivery {
      id
    }
  }
`);

export const HistoryQuery = graphql(
  `
    query History($id: ID!, $last: Int!, $before: Sequence) {
      request(id: $id) {
        id
        transitions(last: $last, before: $before) {
          ...Step
        }
      }
    }
  `,
  [StepFragment],
);

export const HistorySubscription = graphql(
  `
    subscription HistoryGrows($id: ID!) {
      transitions(requestId: $id) {
        ...Step
      }
    }
  `,
  [StepFragment],
);

export const EpisodeQuery = graphql(
  `
    query EpisodeDetails($id: ID!, $season: Int!) {
      request(id: $id) {
        id
        episodes(season: $season) {
          id
          absoluteNumber
          stateReason
          stateReasonCode
          stateReasonParams
          stateChangedAt
          watchUrl
          problem {
            code
            actions {
              ...ActionParts
            }
          }
          actions {
            ...ActionParts
          }
          identities {
            source
            value
          }
          downloads {
            id
            title
            state
            progress
          }
          transitions {
            ...Step
          }
        }
      }
    }
  `,
  [StepFragment, ActionFragment],
);

export const DeliveryEvidenceQuery = graphql(`
  query DeliveryEvidence($id: ID!) {
    delivery(id: $id) {
      id
      service
      event
      receivedAt
      payload
    }
  }
`);

export const PolledEvidenceQuery = graphql(`
  query PolledEvidence($requestId: ID!, $after: Sequence!) {
    transitions(requestId: $requestId, after: $after, first: 1) {
      sequence
      evidence
    }
  }
`);

export type Step = ResultOf<typeof StepFragment>;
export type EpisodeDetails = NonNullable<
  ResultOf<typeof EpisodeQuery>["request"]
>["episodes"][number];
