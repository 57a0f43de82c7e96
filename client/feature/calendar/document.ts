import { EpisodeCountsFragment } from "../../graphql/episode-counts.ts";
import { type ResultOf, graphql } from "../../graphql/graphql.ts";

export const CalendarQuery = graphql(`
  query Calendar($from: DateTime!, $to: DateTime!, $after: String, $scope: RequestScope) {
    calendar(from: $from, to: $to, first: 100, after: $after, scope: $scope) {
      nodes {
        id
        date
        isDayOnly
        state
        progress
        problem {
          code
          severity
        }
        episode {
          season
          number
          title
        }
        request {
          id
          title
          is4k
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type CalendarEntry = ResultOf<typeof CalendarQuery>["calendar"]["nodes"][number];

/** Reports that the calendar may have changed; progress alone is shown with the next change. */
export const CalendarChangedSubscription = graphql(
  `
    subscription CalendarChanged {
      requestChanged {
        id
        state
        nextAirDate
        problem {
          code
        }
        counts {
          ...EpisodeCountsParts
        }
      }
    }
  `,
  [EpisodeCountsFragment],
);

const FeedAddressFragment = graphql(`
  fragment FeedAddressParts on FeedAddress {
    createdAt
    lastUsedAt
  }
`);

export const FeedAddressQuery = graphql(
  `
    query FeedAddress {
      feedAddress {
        ...FeedAddressParts
      }
    }
  `,
  [FeedAddressFragment],
);

export const CreateFeedAddressMutation = graphql(
  `
    mutation CreateFeedAddress {
      createFeedAddress {
        calendarUrl
        newsUrl
        feedAddress {
          ...FeedAddressParts
        }
      }
    }
  `,
  [FeedAddressFragment],
);

export const RevokeFeedAddressMutation = graphql(`
  mutation RevokeFeedAddress {
    revokeFeedAddress
  }
`);

export type FeedAddress = ResultOf<typeof FeedAddressFragment>;
export type NewFeedAddress = ResultOf<typeof CreateFeedAddressMutation>["createFeedAddress"];
