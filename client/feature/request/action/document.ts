import { type ResultOf, graphql } from "../../../graphql/graphql.ts";

export const ActionFragment = graphql(`
  fragment ActionParts on Action {
    kind
    serviceName
    label
    description
    isDestructive
  }
`);

export const ActionRecordFragment = graphql(`
  fragment ActionRecordParts on ActionResult {
    id
    kind
    by
    serviceName
    summary
    status
    message
    messageCode
    messageParams
    createdAt
    endedAt
  }
`);

export const PerformActionMutation = graphql(
  `
    mutation PerformAction(
      $requestId: ID!
      $action: ActionKind!
      $episodeIds: [ID!]
      $downloadId: ID
    ) {
      performAction(
        requestId: $requestId
        action: $action
        episodeIds: $episodeIds
        downloadId: $downloadId
      ) {
        ...ActionRecordParts
      }
    }
  `,
  [ActionRecordFragment],
);

export const DeclineRequestMutation = graphql(`
  mutation DeclineRequest($id: ID!, $reason: String) {
    declineRequest(id: $id, reason: $reason) {
      id
    }
  }
`);

export type Action = ResultOf<typeof ActionFragment>;
export type ActionRecord = ResultOf<typeof ActionRecordFragment>;

export const ProblemActionsQuery = graphql(
  `
    query ProblemActions($id: ID!) {
      request(id: $id) {
        id
        problem {
          actions {
            ...ActionParts
          }
        }
      }
    }
  `,
  [ActionFragment],
);
