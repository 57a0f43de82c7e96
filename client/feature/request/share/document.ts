import { type ResultOf, graphql } from "../../../graphql/graphql.ts";

const ShareLinkFragment = graphql(`
  fragment ShareLinkParts on ShareLink {
    id
    url
    badgeUrl
    expiresAt
    createdAt
    lastUsedAt
  }
`);

export const ShareLinksQuery = graphql(
  `
    query ShareLinks($id: ID!) {
      request(id: $id) {
        id
        shareLinks {
          ...ShareLinkParts
        }
      }
    }
  `,
  [ShareLinkFragment],
);

export const CreateShareLinkMutation = graphql(
  `
    mutation CreateShareLink($requestId: ID!, $expiresAt: DateTime) {
      createShareLink(requestId: $requestId, expiresAt: $expiresAt) {
        ...ShareLinkParts
      }
    }
  `,
  [ShareLinkFragment],
);

export const RevokeShareLinkMutation = graphql(`
  mutation RevokeShareLink($id: ID!) {
    revokeShareLink(id: $id)
  }
`);

export type ShareLink = ResultOf<typeof ShareLinkFragment>;
