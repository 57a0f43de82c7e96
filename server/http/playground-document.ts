/** A tab of the playground. */
export interface PlaygroundTab {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/**
 * What the playground offers at first: each tab answers at once, without anything to fill in. Changes are followed from
 * `after`, a sequence that is a little earlier than the newest one.
 */
export function listPlaygroundTabs({
  after,
}: {
  readonly after: bigint;
}): readonly PlaygroundTab[] {
  return [
    { query: ON_THEIR_WAY },
    { query: ONE_SHOW },
    { query: STUCK },
    { query: FOLLOW, variables: { after: String(after) } },
    { query: SEND_WEBHOOK, variables: { service: "sonarr", payload: TEST_WEBHOOK } },
    { query: INBOX },
    { query: SERVICES },
    { query: STATISTICS },
  ];
}

const ON_THEIR_WAY = `# What is on its way, and how far it is.
query OnTheirWay {
  requests(first: 20, filter: { isFinished: false }, orderBy: ACTIVITY) {
    totalCount
    nodes {
      id
      title
      state
      progress
      eta
      requestedBy
    }
  }
}
`;

const ONE_SHOW = `# The show that changed last, with each episode. For another one: request(id: "…").
query OneShow {
  requests(first: 1, filter: { mediaType: TV }, orderBy: ACTIVITY) {
    nodes {
      id
      title
      state
      counts { total available downloading }
      episodes { season number title state progress airDate }
    }
  }
}
`;

const STUCK = `# What is stuck, why, and what would help.
query Stuck {
  requests(first: 20, filter: { hasProblem: true }, orderBy: ACTIVITY) {
    totalCount
    nodes {
      title
      state
      problem {
        code
        message
        since
        actions { kind label }
      }
    }
  }
}
`;

const FOLLOW = `# Every step of everything, live. Begins after the sequence in the variables; without it, with what happens next.
subscription Follow($after: Sequence) {
  transitions(after: $after) {
    sequence
    at
    from
    to
    message
    request { title }
    episode { season number }
  }
}
`;

const SEND_WEBHOOK = `# Hand in a webhook, as the service in the variables would send it. For admins. The tab Inbox shows what came of it.
mutation SendWebhook($service: String!, $payload: JSON!) {
  receiveWebhook(service: $service, payload: $payload) {
    id
    status
    receivedAt
  }
}
`;

/** Changes nothing: Sonarr sends it when somebody tests the connection. */
const TEST_WEBHOOK = {
  eventType: "Test",
  instanceName: "Sonarr",
  series: { id: 1, title: "Test Title", path: "C:\\testpath", tvdbId: 1234 },
  episodes: [{ id: 123, episodeNumber: 1, seasonNumber: 1, title: "Test title" }],
};

const INBOX = `# The newest webhooks, and what came of them. For admins.
query Inbox {
  deliveries(first: 10) {
    nodes {
      id
      service
      event
      receivedAt
      status
      message
    }
  }
}
`;

const SERVICES = `# Whether the services respond, and when they last sent something. For admins.
query Services {
  services {
    name
    kind
    version
    status
    message
    webhook { provenAt lastDeliveryAt }
  }
}
`;

const STATISTICS = `# How many requests are in which state, and how long the stages take.
query Statistics {
  stats {
    requests
    active
    problems
    states { state count }
    stages { state medianSeconds samples }
  }
}
`;
