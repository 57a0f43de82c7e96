import { type ResultOf, graphql } from "../../graphql/graphql.ts";

/** All that a change of the request itself touches; small, because it comes every second while something downloads. */
const RequestHeadFragment = graphql(`
  fragment RequestHead on MediaRequest {
    id
    title
    originalTitle
    year
    mediaType
    isAnime
    is4k
    requestedBy
    seasons
    posterUrl
    watchUrl
    state
    stateReason
    stateChangedAt
    progress
    eta
    nextAirDate
    problem {
      code
    }
    problems {
      code
      since
      message
      detail
    }
    counts {
      total
      aired
      unaired
      approved
      grabbing
      downloading
      downloaded
      importing
      matching
      available
      failed
    }
    stages {
      state
      reachedAt
      inferred
      usualSeconds
    }
    version
    createdAt
  }
`);

const DownloadFragment = graphql(`
  fragment DownloadParts on Download {
    id
    attempt
    title
    client
    quality
    indexer
    size
    progress
    speed
    eta
    state
    files(requestId: $id) {
      name
      size
      progress
      episode {
        id
        season
        number
      }
    }
  }
`);

export const RequestQuery = graphql(
  `
    query Request($id: ID!) {
      request(id: $id) {
        ...RequestHead
        episodes {
          id
          season
          number
          title
          airDate
          isWanted
          state
          progress
          problem {
            code
            since
            message
            detail
          }
        }
        downloads {
          ...DownloadParts
        }
      }
    }
  `,
  [RequestHeadFragment, DownloadFragment],
);

export const RequestChangedSubscription = graphql(
  `
    subscription RequestChanged($id: ID!) {
      requestChanged(id: $id) {
        ...RequestHead
      }
    }
  `,
  [RequestHeadFragment],
);

export const DownloadProgressSubscription = graphql(
  `
    subscription DownloadProgress($id: ID!) {
      downloadProgress(requestId: $id) {
        ...DownloadParts
      }
    }
  `,
  [DownloadFragment],
);

const StepFragment = graphql(`
  fragment Step on Transition {
    sequence
    at
    to
    inferred
    attempt
    service
    event
    channel
    message
    episode {
      id
      season
      number
    }
    delivery {
      id
    }
  }
`);

export const HistoryQuery = graphql(
  `
    query History($id: ID!, $last: Int!) {
      request(id: $id) {
        id
        transitions(last: $last) {
          ...Step
        }
      }
    }
  `,
  [StepFragment],
);

export const HistorySubscription = graphql(
  `
    subscription HistoryGrows($id: ID!) {
      transitions(requestId: $id) {
        ...Step
      }
    }
  `,
  [StepFragment],
);

export const EpisodeQuery = graphql(
  `
    query EpisodeDetails($id: ID!, $season: Int!) {
      request(id: $id) {
        id
        episodes(season: $season) {
          id
          absoluteNumber
          stateReason
          stateChangedAt
          watchUrl
          identities {
            source
            value
          }
          downloads {
            id
            title
            state
            progress
          }
          transitions {
            ...Step
          }
        }
      }
    }
  `,
  [StepFragment],
);

export const DeliveryEvidenceQuery = graphql(`
  query DeliveryEvidence($id: ID!) {
    delivery(id: $id) {
      id
      service
      event
      receivedAt
      payload
    }
  }
`);

export const PolledEvidenceQuery = graphql(`
  query PolledEvidence($requestId: ID!, $after: Sequence!) {
    transitions(requestId: $requestId, after: $after, first: 1) {
      sequence
      evidence
    }
  }
`);

export type RequestDetails = NonNullable<ResultOf<typeof RequestQuery>["request"]>;
export type RequestEpisode = RequestDetails["episodes"][number];
export type RequestDownload = RequestDetails["downloads"][number];
export type Step = ResultOf<typeof StepFragment>;
export type EpisodeDetails = NonNullable<
  ResultOf<typeof EpisodeQuery>["request"]
>["episodes"][number];
