import { graphql, type ResultOf } from "../../../graphql/graphql.ts";
import { ViewerFragment } from "../document.ts";

export const SignInOptionsQuery = graphql(`
  query SignInOptions {
    signInOptions {
      password
      providers {
        id
        kind
        name
        supportsPassword
        supportsQuickConnect
        url
      }
    }
  }
`);

export type SignInOptions = ResultOf<typeof SignInOptionsQuery>["signInOptions"];

export const LogInMutation = graphql(
  `
    mutation LogIn($username: String!, $password: String!, $provider: ID) {
      login(username: $username, password: $password, provider: $provider) {
        ...ViewerParts
      }
    }
  `,
  [ViewerFragment],
);

export const SetUpMutation = graphql(
  `
    mutation SetUp($code: String!, $username: String!, $password: String!) {
      setUpAdmin(code: $code, username: $username, password: $password) {
        ...ViewerParts
      }
    }
  `,
  [ViewerFragment],
);

export const StartQuickConnectMutation = graphql(`
  mutation StartQuickConnect($provider: ID!) {
    startQuickConnect(provider: $provider) {
      id
      code
      expiresAt
    }
  }
`);

export type QuickConnectCode = ResultOf<typeof StartQuickConnectMutation>["startQuickConnect"];

export const FinishQuickConnectMutation = graphql(
  `
    mutation FinishQuickConnect($id: ID!) {
      finishQuickConnect(id: $id) {
        ...ViewerParts
      }
    }
  `,
  [ViewerFragment],
);

export const InvitationQuery = graphql(`
  query Invitation($token: String!) {
    invitation(token: $token) {
      role
      invitedBy
      expiresAt
    }
  }
`);

export type Invitation = ResultOf<typeof InvitationQuery>["invitation"];

export const AcceptInvitationMutation = graphql(
  `
    mutation AcceptInvitation($token: String!, $username: String!, $password: String!) {
      acceptInvitation(token: $token, username: $username, password: $password) {
        ...ViewerParts
      }
    }
  `,
  [ViewerFragment],
);
