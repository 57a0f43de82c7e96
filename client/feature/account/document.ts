import { graphql, type ResultOf } from "../../graphql/graphql.ts";

export const SessionsQuery = graphql(`
  query Sessions {
    sessions {
      id
      isCurrent
      device
      address
      createdAt
      lastUsedAt
    }
  }
`);

export type OpenSession = ResultOf<typeof SessionsQuery>["sessions"][number];

export const EndSessionMutation = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id)
  }
`);

export const EndOtherSessionsMutation = graphql(`
  mutation EndOtherSessions {
    endOtherSessions
  }
`);

export const ChangePasswordMutation = graphql(`
  mutation ChangePassword($current: String!, $next: String!) {
    changePassword(current: $current, next: $next)
  }
`);

const ApiTokenFragment = graphql(`
  fragment ApiTokenParts on ApiToken {
    id
    name
    scope
    createdAt
    expiresAt
    lastUsedAt
  }
`);

export type ApiToken = ResultOf<typeof ApiTokenFragment>;

export const TokensQuery = graphql(
  `
    query Tokens {
      tokens {
        ...ApiTokenParts
      }
    }
  `,
  [ApiTokenFragment],
);

export const CreateTokenMutation = graphql(
  `
    mutation CreateToken($input: TokenInput!) {
      createToken(input: $input) {
        token
        apiToken {
          ...ApiTokenParts
        }
      }
    }
  `,
  [ApiTokenFragment],
);

export type NewToken = ResultOf<typeof CreateTokenMutation>["createToken"];

export const RevokeTokenMutation = graphql(`
  mutation RevokeToken($id: ID!) {
    revokeToken(id: $id)
  }
`);

export const FollowedQuery = graphql(`
  query Followed($first: Int!, $after: String) {
    requests(first: $first, after: $after, filter: { scope: FOLLOWED }) {
      nodes {
        id
        title
        year
        mediaType
        is4k
        seasons
        state
        requestedBy
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export type FollowedRequest = ResultOf<typeof FollowedQuery>["requests"]["nodes"][number];
