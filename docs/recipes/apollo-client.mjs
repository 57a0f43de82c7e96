// npm install @apollo/client graphql graphql-ws rxjs; needs Node 22 or newer, or a browser.

import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { OperationTypeNode } from "graphql";
import { createClient } from "graphql-ws";

const url = process.env.TRACKER_URL ?? "http://tracker:8100";
const token = process.env.TRACKER_TOKEN ?? "stt_your_read_token";

const client = new ApolloClient({
  cache: new InMemoryCache(),
  // Subscriptions over WebSocket, everything else over HTTP.
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(
      createClient({ url: `${url.replace("http", "ws")}/graphql`, connectionParams: { token } }),
    ),
    new HttpLink({ uri: `${url}/graphql`, headers: { Authorization: `Bearer ${token}` } }),
  ),
});

const REQUEST = gql`
  fragment Request on MediaRequest {
    id
    title
    state
    progress
  }
`;

const LIST = gql`
  query {
    requests(first: 20, filter: { isFinished: false }) {
      nodes {
        ...Request
      }
    }
  }
  ${REQUEST}
`;

const CHANGED = gql`
  subscription {
    requestChanged {
      ...Request
    }
  }
  ${REQUEST}
`;

const print = ({ title, state, progress }) =>
  console.log(`${title}: ${state} ${Math.round(progress * 100)} %`);

// Each change of a request updates it in the cache, and the list with it.
client.watchQuery({ query: LIST }).subscribe(({ data }) => data?.requests.nodes.forEach(print));
client.subscribe({ query: CHANGED }).subscribe(({ error }) => error && console.error(error));
