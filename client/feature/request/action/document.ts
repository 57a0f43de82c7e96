import { type ResultOf, graphql } from "../../../graphql/graphql.ts";

export const ActionFragment = graphql(`
  fragment ActionParts on Action {
    kind
    label
    description
    isDestructive
  }
`);

export const ActFragment = graphql(`
  fragment ActParts on ActionResult {
    id
    kind
    by
    told
    status
    message
    createdAt
    endedAt
  }
`);

export const PerformActionMutation = graphql(
  `
    mutation PerformAction($requestId: ID!, $action: ActionKind!, $episodeIds: [ID!]) {
      performAction(requestId: $requestId, action: $action, episodeIds: $episodeIds) {
        ...ActParts
      }
    }
  `,
  [ActFragment],
);

export const DeclineRequestMutation = graphql(`
  mutation DeclineRequest($id: ID!, $reason: String) {
    declineRequest(id: $id, reason: $reason) {
      id
    }
  }
`);

export type Action = ResultOf<typeof ActionFragment>;
export type Act = ResultOf<typeof ActFragment>;
