import { type ResultOf, graphql } from "../../graphql/graphql.ts";

export const AuditLogQuery = graphql(`
  query AuditLog($first: Int!, $after: String, $filter: AuditFilter) {
    auditLog(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        at
        lastAt
        count
        isDenied
        actor
        token
        address
        subject
        message
        messageCode
        messageParams
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type AuditEntry = ResultOf<typeof AuditLogQuery>["auditLog"]["nodes"][number];
