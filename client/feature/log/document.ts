import { type ResultOf, graphql } from "../../graphql/graphql.ts";

const LogLineFragment = graphql(`
  fragment LogLineParts on LogLine {
    id
    at
    level
    message
    fields
  }
`);

export const LogQuery = graphql(
  `
    query Log($minLevel: LogLevel!) {
      logLevel
      logLines(last: 200, minLevel: $minLevel) {
        ...LogLineParts
      }
    }
  `,
  [LogLineFragment],
);

export const LogLinesAddedSubscription = graphql(
  `
    subscription LogLinesAdded {
      logLinesAdded {
        ...LogLineParts
      }
    }
  `,
  [LogLineFragment],
);

export const SetLogLevelMutation = graphql(`
  mutation SetLogLevel($level: LogLevel!) {
    setLogLevel(level: $level)
  }
`);

export type LogLine = ResultOf<typeof LogLineFragment>;
