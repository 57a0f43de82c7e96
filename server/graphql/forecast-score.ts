import type { Score } from "../domain/forecast/calibration.ts";
import { builder } from "./builder.ts";

/** How often forecasts held. */
export interface ForecastScores {
  readonly atRequest: Score;
  readonly atGrab: Score;
}

const MomentScore = builder.objectRef<Score>("ForecastScore").implement({
  description: "How often requests were ready within the range that had been forecast.",
  fields: (t) => ({
    share: t.float({
      nullable: true,
      description: "The share that was, from 0 to 1; it should be 0.8. Null if there is none yet.",
      resolve: ({ scored, within }) => (scored === 0 ? null : within / scored),
    }),
    scored: t.exposeInt("scored", { description: "Number of forecasts that were compared." }),
  }),
});

export const ForecastStatistics = builder
  .objectRef<ForecastScores>("ForecastStatistics")
  .implement({
    description:
      "How often the forecasts of the last 1,000 requests that became ready held, by the moment at which they were given.",
    fields: (t) => ({
      share: t.float({
        nullable: true,
        description:
          "The share of all these forecasts that held, from 0 to 1; it should be 0.8. Null if there is none yet.",
        resolve: ({ atRequest, atGrab }) => {
          const scored = atRequest.scored + atGrab.scored;
          return scored === 0 ? null : (atRequest.within + atGrab.within) / scored;
        },
      }),
      scored: t.int({
        description: "Number of forecasts that were compared.",
        resolve: ({ atRequest, atGrab }) => atRequest.scored + atGrab.scored,
      }),
      atRequest: t.expose("atRequest", {
        type: MomentScore,
        description: "Those that were given when the request was made.",
      }),
      atGrab: t.expose("atGrab", {
        type: MomentScore,
        description: "Those that were given when the first release was grabbed.",
      }),
    }),
  });
