// Follows all requests on a terminal, and goes on where it was after a lost connection: node follow.mjs
const url = process.env.TRACKER_URL ?? "http://tracker:8100";
const token = process.env.TRACKER_TOKEN ?? "stt_your_read_token";
const query = `subscription { transitions { at to message request { title } episode { season number } } }`;
let last; // The sequence of the last step that has arrived: the tracker goes on after it.

function print({ at, to, message, request, episode }) {
  const number = episode ? ` S${episode.season}E${episode.number}` : "";
  console.log(`${new Date(at).toLocaleTimeString()}  ${request.title}${number}: ${to} ${message}`);
}

async function follow() {
  const headers = { Accept: "text/event-stream", Authorization: `Bearer ${token}` };
  if (last !== undefined) headers["Last-Event-ID"] = last;
  const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, { headers });
  if (!response.ok) throw new Error(`The tracker answers ${response.status}.`);
  let text = "";
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (text + chunk).split("\n\n");
    text = events.pop();
    for (const event of events) {
      const { data } = JSON.parse(/^data: (.+)$/m.exec(event)?.[1] ?? "{}");
      if (data) print(data.transitions);
      last = /^id: (.+)$/m.exec(event)?.[1] ?? last;
    }
  }
}
for (; ; await new Promise((next) => setTimeout(next, 2000))) await follow().catch(console.error);
