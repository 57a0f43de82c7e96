import type { Translation } from "../area.ts";
import type * as english from "../words/forecast.ts";

export const forecasts: Translation<typeof english.forecasts> = {
  FORECAST: "D’habitude {usual} ; probablement {time}.",
  FORECAST_LATE: "D’habitude {usual} ; plus long cette fois, probablement {time}.",
};

export const forecastText: Translation<typeof english.forecastText> = {
  upTo: "jusqu’à {time}",
  lengths: "{from} à {to}",
  by: "d’ici {time}",
  dayClocks: "{day} {clocks}",
  between: "{from} à {to}",
  basis: "Huit sur dix sont prêtes dans ce délai, d’après {count} demandes comparables.",
};
