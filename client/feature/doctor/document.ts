import { type ResultOf, graphql } from "../../graphql/graphql.ts";

const ChainFragment = graphql(`
  fragment ChainParts on ChainCheck @_unmask {
    checkedAt
    databaseSize
    findings {
      service
      severity
      fix
      message
      messageCode
      messageParams
    }
    unchecked {
      message
      messageCode
      messageParams
    }
  }
`);

export const ChainCheckQuery = graphql(
  `
    query ChainCheck {
      chainCheck {
        ...ChainParts
      }
    }
  `,
  [ChainFragment],
);

export const CheckChainMutation = graphql(
  `
    mutation CheckChain {
      checkChain {
        ...ChainParts
      }
    }
  `,
  [ChainFragment],
);

export type ChainCheck = NonNullable<ResultOf<typeof ChainCheckQuery>["chainCheck"]>;
export type Finding = ChainCheck["findings"][number];

export const FixWebhookMutation = graphql(`
  mutation FixWebhook($slug: String!, $baseUrl: String) {
    registerWebhook(slug: $slug, baseUrl: $baseUrl) {
      ok
      message
      messageCode
      messageParams
    }
  }
`);
