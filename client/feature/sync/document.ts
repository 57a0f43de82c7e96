import { type ResultOf, graphql } from "../../graphql/graphql.ts";

const SyncFragment = graphql(`
  fragment SyncParts on SyncReport {
    id
    kind
    status
    step
    stepCode
    stepParams
    done
    total
    progress
    checked
    changed
    added
    idsFilled
    problems
    codedMessages {
      message
      messageCode
      messageParams
    }
    startedAt
    endedAt
  }
`);

export const SyncQuery = graphql(
  `
    query Sync {
      sync {
        ...SyncParts
      }
    }
  `,
  [SyncFragment],
);

export const SyncChangedSubscription = graphql(
  `
    subscription SyncChanged {
      syncChanged {
        ...SyncParts
      }
    }
  `,
  [SyncFragment],
);

export const SyncLibraryMutation = graphql(
  `
    mutation SyncLibrary {
      syncLibrary {
        ...SyncParts
      }
    }
  `,
  [SyncFragment],
);

export type SyncReport = ResultOf<typeof SyncFragment>;
