import { EpisodeCountsFragment } from "../../graphql/episode-counts.ts";
import { type ResultOf, graphql } from "../../graphql/graphql.ts";

export const RequestCardFragment = graphql(
  `
    fragment RequestCard on MediaRequest {
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
      isComplete
      isFinished
      helpAskedAt
      helpAskedBy
      problem {
        code
        severity
        since
        until
        message
        messageParams
        detail
      }
      counts {
        ...EpisodeCountsParts
        grabbed
      }
      stages {
        state
        reachedAt
      }
      downloads {
        id
        size
        speed
      }
      version
    }
  `,
  [EpisodeCountsFragment],
);

export type RequestCard = ResultOf<typeof RequestCardFragment>;

export const RequestListQuery = graphql(
  `
    query RequestList(
      $first: Int!
      $after: String
      $filter: RequestFilter
      $orderBy: RequestOrder = ACTIVITY
    ) {
      requests(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        nodes {
          ...RequestCard
          isMine
          isFollowed
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  `,
  [RequestCardFragment],
);

export type ListedRequest = ResultOf<typeof RequestListQuery>["requests"]["nodes"][number];

export const RequestListCountQuery = graphql(`
  query RequestListCount {
    mine: requests(filter: { scope: MINE }) {
      totalCount
    }
    followed: requests(filter: { scope: FOLLOWED }) {
      totalCount
    }
    stats {
      requests
      active
      states {
        state
        count
      }
    }
  }
`);

/** How many requests a search or filters find in each view. */
export const FoundCountQuery = graphql(`
  query FoundCount(
    $activeFilter: RequestFilter!
    $mineFilter: RequestFilter!
    $followedFilter: RequestFilter!
    $readyFilter: RequestFilter!
    $allFilter: RequestFilter!
  ) {
    active: requests(filter: $activeFilter) {
      totalCount
    }
    mine: requests(filter: $mineFilter) {
      totalCount
    }
    followed: requests(filter: $followedFilter) {
      totalCount
    }
    ready: requests(filter: $readyFilter) {
      totalCount
    }
    all: requests(filter: $allFilter) {
      totalCount
    }
  }
`);

/** What the list can be filtered by. */
export const FilterValuesQuery = graphql(`
  query FilterValues {
    requestFilterValues {
      requesters
      services
    }
  }
`);

export const RequestChangedSubscription = graphql(
  `
    subscription RequestListChanged {
      requestChanged {
        ...RequestCard
      }
    }
  `,
  [RequestCardFragment],
);
