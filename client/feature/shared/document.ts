import { EpisodeCountsFragment } from "../../graphql/episode-counts.ts";
import { type ResultOf, graphql } from "../../graphql/graphql.ts";

const SharedRequestFragment = graphql(
  `
    fragment SharedRequestParts on SharedRequest {
      id
      title
      year
      mediaType
      isAnime
      posterUrl
      state
      stateChangedAt
      progress
      eta
      downloadEta
      nextAirDate
      isNextAirDateDayOnly
      isComplete
      counts {
        ...EpisodeCountsParts
      }
      stages {
        state
        reachedAt
        inferred
        usualSeconds
      }
      episodes {
        season
        number
        title
        airDate
        isDayOnly
        state
        progress
      }
      version
    }
  `,
  [EpisodeCountsFragment],
);

export const SharedRequestQuery = graphql(
  `
    query SharedRequest($token: String!) {
      sharedRequest(token: $token) {
        ...SharedRequestParts
      }
    }
  `,
  [SharedRequestFragment],
);

export const SharedRequestChangedSubscription = graphql(
  `
    subscription SharedRequestChanged($token: String!) {
      sharedRequestChanged(token: $token) {
        ...SharedRequestParts
      }
    }
  `,
  [SharedRequestFragment],
);

export type SharedRequest = ResultOf<typeof SharedRequestFragment>;
