import { type ResultOf, graphql } from "../../graphql/graphql.ts";

const TimeSpentFragment = graphql(`
  fragment TimeSpentParts on TimeSpent {
    key
    seconds
    samples
  }
`);

export const StatisticsQuery = graphql(
  `
    query Statistics($days: Int) {
      stats {
        period(days: $days) {
          since
          timeline {
            from
            to
            made
            becameAvailable
            states {
              state
              count
            }
          }
          stages {
            state
            samples
            medianSeconds
            p90Seconds
          }
          timeByService {
            ...TimeSpentParts
          }
          timeByIndexer {
            ...TimeSpentParts
          }
          timeByType {
            ...TimeSpentParts
          }
        }
      }
    }
  `,
  [TimeSpentFragment],
);

export type Statistics = ResultOf<typeof StatisticsQuery>["stats"]["period"];
export type StatsBucket = Statistics["timeline"][number];
export type StageStatistics = Statistics["stages"][number];
export type TimeSpent = Statistics["timeByService"][number];
