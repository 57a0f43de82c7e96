import { type ResultOf, graphql } from "../../graphql/graphql.ts";

const ServiceFragment = graphql(`
  fragment ServiceParts on Service {
    slug
    kind
    name
    url
    externalUrls
    status
    lastSeenAt
    message
    messageCode
    messageParams
    version
    noteMessages {
      message
      messageCode
      messageParams
    }
    source
    isEnabled
    hasApiKey
    hasPassword
    username
    allowsSelfSigned
    hookPath
    webhook {
      canRegister
      isRegistered
      provenAt
      lastDeliveryAt
      message
      messageCode
      messageParams
      relay {
        host
        failingSince
        answer
      }
    }
    budget {
      callsPerMinute
      lastLatencyMs
      lastError
      lastErrorCode
      lastErrorAt
    }
  }
`);

const TestFragment = graphql(
  `
    fragment TestParts on ServiceTest {
      ok
      code
      message
      messageCode
      messageParams
      field
      version
      latencyMs
      service {
        ...ServiceParts
      }
    }
  `,
  [ServiceFragment],
);

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

export const SuggestionsQuery = graphql(`
  query ServiceSuggestions {
    serviceSuggestions {
      id
      kind
      name
      url
      username
      hasApiKey
      from
    }
  }
`);

/** A query of its own, so that no other response contains a secret. */
export const WebhookSecretQuery = graphql(`
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

export const TryServiceMutation = graphql(
  `
    mutation TryService($input: ServiceInput!) {
      tryService(input: $input) {
        ...TestParts
      }
    }
  `,
  [TestFragment],
);

export const SaveServiceMutation = graphql(
  `
    mutation SaveService($input: ServiceInput!) {
      saveService(input: $input) {
        ...ServiceParts
      }
    }
  `,
  [ServiceFragment],
);

export const TestServiceMutation = graphql(
  `
    mutation TestService($slug: String!) {
      testService(slug: $slug) {
        ...TestParts
      }
    }
  `,
  [TestFragment],
);

export const RemoveServiceMutation = graphql(`
  mutation RemoveService($slug: String!) {
    removeService(slug: $slug)
  }
`);

export const RegisterWebhookMutation = graphql(
  `
    mutation RegisterWebhook(
      $slug: String!
      $baseUrl: String
      $replaceExisting: Boolean
      $passOn: Boolean
    ) {
      registerWebhook(
        slug: $slug
        baseUrl: $baseUrl
        replaceExisting: $replaceExisting
        passOn: $passOn
      ) {
        ...TestParts
      }
    }
  `,
  [TestFragment],
);

export const EndWebhookRelayMutation = graphql(`
  mutation EndWebhookRelay($slug: String!) {
    endWebhookRelay(slug: $slug)
  }
`);

export type Service = ResultOf<typeof ServiceFragment>;
export type ServiceTest = ResultOf<typeof TestFragment>;
export type Suggestion = ResultOf<typeof SuggestionsQuery>["serviceSuggestions"][number];
export type WebhookRelay = NonNullable<NonNullable<Service["webhook"]>["relay"]>;
