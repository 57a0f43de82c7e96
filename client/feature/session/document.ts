import { graphql, type ResultOf } from "../../graphql/graphql.ts";

export const ViewerFragment = graphql(`
  fragment ViewerParts on Viewer {
    id
    name
    role
    isToken
    identities {
      kind
      provider
    }
  }
`);

export type Viewer = ResultOf<typeof ViewerFragment>;

export const SessionQuery = graphql(
  `
    query Session {
      viewer {
        ...ViewerParts
      }
      setupRequired
    }
  `,
  [ViewerFragment],
);

export const LogOutMutation = graphql(`
  mutation LogOut {
    logout
  }
`);
