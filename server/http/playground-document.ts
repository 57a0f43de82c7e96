/** What the playground offers at first: a tab for each. */
export const PLAYGROUND_DOCUMENTS: readonly string[] = [
  `# What is on its way, and why something is not moving.
query OnTheirWay {
  requests(first: 20, filter: { isFinished: false }) {
    totalCount
    nodes {
      title
      state
      progress
      eta
      requestedBy
      problem { code message since }
    }
  }
}
`,
  `# One show with its episodes. Use an ID of the first query.
query OneRequest($id: ID!) {
  request(id: $id) {
    title
    state
    counts { total available downloading }
    episodes { season number title state airDate }
  }
}
`,
  `# The newest steps of everything, with the service that reported them.
query History {
  transitions(first: 50) {
    sequence
    at
    service
    message
    request { title }
  }
}
`,
  `# Whether the services respond, and when they last sent something. For admins.
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
`,
  `# How many requests are in which state, and how long the stages take.
query Statistics {
  stats {
    requests
    active
    problems
    states { state count }
    stages { state medianSeconds samples }
  }
}
`,
  `# Every change, live.
subscription Changes {
  requestChanged {
    title
    state
    progress
  }
}
`,
];
