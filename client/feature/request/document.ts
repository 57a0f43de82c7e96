import { EpisodeCountsFragment } from "../../graphql/episode-counts.ts";
import { type ResultOf, graphql } from "../../graphql/graphql.ts";
import { ActionRecordFragment, ActionFragment } from "./action/document.ts";

const ProblemFragment = graphql(`
  fragment ProblemParts on Problem {
    code
    severity
    since
    until
    message
    messageParams
    detail
    page
  }
`);

/** The fields that change with the request itself; few, because the fragment is sent every second during a download. */
const RequestHeadFragment = graphql(
  `
    fragment RequestHead on MediaRequest {
      id
      title
      originalTitle
      year
      mediaType
      isAnime
      is4k
      requestedBy
      origin
      seasons
      posterUrl
      watchUrl
      state
      stateReason
      stateReasonCode
      stateReasonParams
      stateChangedAt
      progress
      eta
      downloadEta
      nextAirDate
      isNextAirDateDayOnly
      helpAskedAt
      helpAskedBy
      problem {
        code
        severity
      }
      problems {
        ...ProblemParts
        actions {
          ...ActionParts
        }
      }
      actions {
        ...ActionParts
      }
      counts {
        ...EpisodeCountsParts
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
  `,
  [ProblemFragment, ActionFragment, EpisodeCountsFragment],
);

const DownloadFragment = graphql(`
  fragment DownloadParts on Download {
    id
    attempt
    title
    client
    quality
    media {
      resolution
      audio
      hasSeveralAudio
      subtitles
      hasSeveralSubtitles
    }
    protocol
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
        isMine
        isFollowed
        followers
        overview
        runtimeMinutes
        genres
        backdropUrl
        forecast {
          earliest
          latest
          usualFromSeconds
          usualToSeconds
          journeys
          message
          messageCode
        }
        links {
          site
          serviceName
          url
        }
        episodes {
          id
          season
          number
          title
          airDate
          isDayOnly
          isWanted
          state
          progress
          problem {
            ...ProblemParts
          }
        }
        downloads {
          ...DownloadParts
          actions {
            ...ActionParts
          }
        }
        actionHistory {
          ...ActionRecordParts
        }
      }
    }
  `,
  [RequestHeadFragment, DownloadFragment, ProblemFragment, ActionFragment, ActionRecordFragment],
);

export const SyncRequestMutation = graphql(`
  mutation SyncRequest($id: ID!) {
    syncRequest(id: $id) {
      id
      lastSync {
        id
        codedMessages {
          message
          messageCode
          messageParams
        }
      }
    }
  }
`);

export const AskForHelpMutation = graphql(`
  mutation AskForHelp($requestId: ID!) {
    askForHelp(requestId: $requestId) {
      id
    }
  }
`);

export const ResolveHelpMutation = graphql(`
  mutation ResolveHelp($requestId: ID!) {
    resolveHelp(requestId: $requestId) {
      id
    }
  }
`);

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

export type RequestDetails = NonNullable<ResultOf<typeof RequestQuery>["request"]>;
export type RequestEpisode = RequestDetails["episodes"][number];
export type RequestDownload = RequestDetails["downloads"][number];
