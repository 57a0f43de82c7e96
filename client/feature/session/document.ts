import { graphql } from "../../graphql/graphql.ts";

export const SessionQuery = graphql(`
  query Session {
    viewer {
      id
      name
      role
      isToken
    }
    setupRequired
  }
`);

export const LogInMutation = graphql(`
  mutation LogIn($username: String!, $password: String!) {
    login(username: $username, password: $password) {
      id
      name
      role
      isToken
    }
  }
`);

export const SetUpMutation = graphql(`
  mutation SetUp($code: String!, $username: String!, $password: String!) {
    setUpAdmin(code: $code, username: $username, password: $password) {
      id
      name
      role
      isToken
    }
  }
`);

export const LogOutMutation = graphql(`
  mutation LogOut {
    logout
  }
`);
