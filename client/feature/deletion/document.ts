import { type ResultOf, graphql } from "../../graphql/graphql.ts";

/** Of the items only the kinds, to count them: the fragment is sent with every progress of a step. */
const DeletionFragment = graphql(`
  fragment DeletionParts on Deletion {
    id
    title
    year
    mediaType
    is4k
    seasons
    by
    deleteFiles
    status
    reason
    reasons {
      message
      messageCode
      messageParams
    }
    size
    startsAt
    nextTryAt
    createdAt
    updatedAt
    endedAt
    request {
      id
    }
    kept {
      serviceName
      what
      whatCode
      whatParams
      reason
      reasons {
        message
        messageCode
        messageParams
      }
    }
    steps {
      id
      kind
      serviceName
      status
      message
      messageCode
      messageParams
      size
      updatedAt
      items {
        kind
      }
    }
  }
`);

export const DeletionsQuery = graphql(
  `
    query Deletions($first: Int!, $after: String, $requestId: ID, $search: String) {
      deletions(first: $first, after: $after, requestId: $requestId, search: $search) {
        nodes {
          ...DeletionParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  `,
  [DeletionFragment],
);

export const FreedSizeQuery = graphql(`
  query FreedSize {
    freedSize
  }
`);

export const DeletionChangedSubscription = graphql(
  `
    subscription DeletionChanged {
      deletionChanged {
        ...DeletionParts
      }
    }
  `,
  [DeletionFragment],
);

export const PreviewDeletionMutation = graphql(`
  mutation PreviewDeletion($requestId: ID!, $deleteFiles: Boolean!) {
    previewDeletion(requestId: $requestId, deleteFiles: $deleteFiles) {
      id
      size
      unseenMessages {
        message
        messageCode
        messageParams
      }
      steps {
        kind
        service
        serviceName
        status
        message
        messageCode
        messageParams
        items {
          kind
          name
          size
        }
      }
      kept {
        serviceName
        what
        whatCode
        whatParams
        reason
        reasons {
          message
          messageCode
          messageParams
        }
      }
    }
  }
`);

export const DeleteRequestMutation = graphql(
  `
    mutation DeleteRequest($requestId: ID!, $deleteFiles: Boolean!, $previewId: ID!) {
      deleteRequest(requestId: $requestId, deleteFiles: $deleteFiles, previewId: $previewId) {
        ...DeletionParts
      }
    }
  `,
  [DeletionFragment],
);

export const CancelDeletionMutation = graphql(
  `
    mutation CancelDeletion($id: ID!) {
      cancelDeletion(id: $id) {
        ...DeletionParts
      }
    }
  `,
  [DeletionFragment],
);

export const RetryDeletionMutation = graphql(
  `
    mutation RetryDeletion($id: ID!) {
      retryDeletion(id: $id) {
        ...DeletionParts
      }
    }
  `,
  [DeletionFragment],
);

export type Deletion = ResultOf<typeof DeletionFragment>;
export type DeletionStep = Deletion["steps"][number];
export type Preview = ResultOf<typeof PreviewDeletionMutation>["previewDeletion"];
export type PreviewStep = Preview["steps"][number];
export type Kept = Preview["kept"][number];

/** A title to delete, as the dialog names it. */
export interface Target {
  readonly id: string;
  readonly title: string;
  /** "Season 1 · 4K". */
  readonly edition: string;
}
