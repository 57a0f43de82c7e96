import { createArea } from "../area.ts";

/** When a request is likely to be ready, by code. */
export const forecasts = createArea("forecasts", {
  FORECAST: "Usually {usual}; likely {time}.",
  FORECAST_LATE: "Usually {usual}; longer this time, likely {time}.",
});

/** The times in these sentences, and what they are based on. */
export const forecastText = createArea("forecastText", {
  upTo: "up to {time}",
  lengths: "{from} to {to}",
  by: "by {time}",
  dayClocks: "{day} {clocks}",
  between: "{from} to {to}",
  basis: "Eight of ten are ready within this time, by {count} comparable requests.",
});
