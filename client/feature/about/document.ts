import { type ResultOf, graphql } from "../../graphql/graphql.ts";

export const AboutQuery = graphql(`
  query About {
    about {
      version
      node
      platform
      database
      startedAt
    }
    services {
      slug
      name
      status
      isEnabled
      message
    }
    stats {
      requests
      active
      problems
    }
  }
`);

export const DiagnosticsQuery = graphql(`
  query Diagnostics {
    diagnostics
  }
`);

export type AboutFacts = ResultOf<typeof AboutQuery>;
