// npm install graphql graphql-ws; needs Node 22 or newer, which has a WebSocket.

import { createClient } from "graphql-ws";

const url = process.env.TRACKER_URL ?? "http://tracker:8100";
const token = process.env.TRACKER_TOKEN ?? "stt_your_read_token";

const client = createClient({
  url: `${url.replace("http", "ws")}/graphql`,
  connectionParams: { token },
  // The tracker may restart.
  retryAttempts: Infinity,
  shouldRetry: () => true,
});

const changes = client.iterate({
  query: `subscription {
    requestChanged { title state progress problem { message } }
  }`,
});

for await (const { data, errors } of changes) {
  if (errors !== undefined) throw new Error(errors[0].message);
  const { title, state, progress, problem } = data.requestChanged;
  console.log(`${title}: ${state} ${Math.round(progress * 100)} % ${problem?.message ?? ""}`);
}
