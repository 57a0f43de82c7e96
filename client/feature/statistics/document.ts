import { type ResultOf, graphql } from "../../graphql/graphql.ts";

const TimeSpentFragment = graphql(`
  fragment TimeSpentParts on TimeSpent {
    key
    seconds
    samples
  }
`);

const ForecastScoreFragment = graphql(`
  fragment ForecastScoreParts on ForecastScore {
    share
    scored
  }
`);

export const StatisticsQuery = graphql(
  `
    query Statistics($days: Int) {
      stats {
        forecast {
          atRequest {
            ...ForecastScoreParts
          }
          atGrab {
            ...ForecastScoreParts
          }
        }
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
  [TimeSpentFragment, ForecastScoreFragment],
);

export type Statistics = ResultOf<typeof StatisticsQuery>["stats"]["period"];
export type ForecastScores = ResultOf<typeof StatisticsQuery>["stats"]["forecast"];
export type StatsBucket = Statistics["timeline"][number];
export type StageStatistics = Statistics["stages"][number];
export type TimeSpent = Statistics["timeByService"][number];
