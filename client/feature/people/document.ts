import { type ResultOf, graphql } from "../../graphql/graphql.ts";

const PersonFragment = graphql(`
  fragment PersonParts on Person {
    id
    name
    role
    isRoleSet
    isEnabled
    createdAt
    lastSeenAt
    identities {
      id
      kind
      provider
      name
      lastUsedAt
    }
  }
`);

export const PeopleQuery = graphql(
  `
    query People($first: Int!, $after: String) {
      people(first: $first, after: $after) {
        nodes {
          ...PersonParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  `,
  [PersonFragment],
);

export const SavePersonMutation = graphql(
  `
    mutation SavePerson($id: ID!, $input: PersonInput!) {
      savePerson(id: $id, input: $input) {
        ...PersonParts
      }
    }
  `,
  [PersonFragment],
);

export const RemovePersonMutation = graphql(`
  mutation RemovePerson($id: ID!) {
    removePerson(id: $id)
  }
`);

export const InviteMutation = graphql(`
  mutation Invite($role: Role!) {
    invite(role: $role) {
      id
      role
      path
      expiresAt
    }
  }
`);

export const InvitationsQuery = graphql(`
  query Invitations {
    invitations {
      id
      role
      invitedBy
      createdAt
      expiresAt
    }
  }
`);

export const RevokeInvitationMutation = graphql(`
  mutation RevokeInvitation($id: ID!) {
    revokeInvitation(id: $id)
  }
`);

export type Person = ResultOf<typeof PersonFragment>;
export type NewInvitation = ResultOf<typeof InviteMutation>["invite"];
export type SentInvitation = ResultOf<typeof InvitationsQuery>["invitations"][number];
