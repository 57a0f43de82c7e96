import { type ResultOf, graphql } from "../../../graphql/graphql.ts";
import { ActionRecordFragment } from "../action/document.ts";

export const ReleaseListQuery = graphql(`
  query ReleaseList($requestId: ID!, $episodeIds: [ID!]) {
    releaseList(requestId: $requestId, episodeIds: $episodeIds) {
      at
      expiresAt
      serviceName
      searched {
        season
        number
      }
      releases {
        id
        title
        size
        quality
        languages
        group
        indexer
        protocol
        seeders
        publishedAt
        isRecognised
        rejections {
          kind
          message
          messageCode
          messageParams
          original
        }
      }
    }
  }
`);

export const LinkCandidatesQuery = graphql(`
  query LinkCandidates($requestId: ID!, $episodeIds: [ID!]) {
    linkCandidates(requestId: $requestId, episodeIds: $episodeIds) {
      fileName
      durationSeconds
      episodeIds
      candidates {
        id
        series
        isSpecial
        number
        title
        durationSeconds
        hasFile
        isSuggested
        titleCheck
        numberCheck
        durationCheck
      }
    }
  }
`);

export const GrabReleaseMutation = graphql(
  `
    mutation GrabRelease($requestId: ID!, $episodeIds: [ID!], $releaseId: ID!, $override: Boolean) {
      performAction(
        requestId: $requestId
        action: GRAB_RELEASE
        episodeIds: $episodeIds
        releaseId: $releaseId
        override: $override
      ) {
        ...ActionRecordParts
      }
    }
  `,
  [ActionRecordFragment],
);

export const LinkFileMutation = graphql(
  `
    mutation LinkFile($requestId: ID!, $episodeIds: [ID!], $linkTo: [ID!]) {
      performAction(
        requestId: $requestId
        action: LINK_IN_SHOKO
        episodeIds: $episodeIds
        linkTo: $linkTo
      ) {
        ...ActionRecordParts
      }
    }
  `,
  [ActionRecordFragment],
);

export type ReleaseList = NonNullable<ResultOf<typeof ReleaseListQuery>["releaseList"]>;
export type ListedRelease = ReleaseList["releases"][number];
export type UnrecognisedFile = ResultOf<typeof LinkCandidatesQuery>["linkCandidates"][number];
export type LinkCandidate = UnrecognisedFile["candidates"][number];
