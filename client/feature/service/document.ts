import { type ResultOf, graphql } from "../../graphql/graphql.ts";

const ServiceFragment = graphql(`
  fragment ServiceParts on Service {
    slug
    kind
    url
    status
    lastSeenAt
    message
    hookPath
  }
`);

export const ServicesQuery = graphql(
  `
    query Services {
      services {
        ...ServiceParts
      }
    }
  `,
  [ServiceFragment],
);

/** Asked only when somebody wants to see it, so that it lies in no answer otherwise. */
export const HookSecretQuery = graphql(`
  query HookSecrets {
    services {
      slug
      hookSecret
    }
  }
`);

export const ServiceChangedSubscription = graphql(
  `
    subscription ServiceChanged {
      serviceChanged {
        ...ServiceParts
      }
    }
  `,
  [ServiceFragment],
);

export type Service = ResultOf<typeof ServiceFragment>;
