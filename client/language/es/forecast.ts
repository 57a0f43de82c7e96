import type { Translation } from "../area.ts";
import type * as english from "../words/forecast.ts";

export const forecasts: Translation<typeof english.forecasts> = {
  FORECAST: "Normalmente {usual}; probablemente {time}.",
  FORECAST_LATE: "Normalmente {usual}; esta vez tarda más, probablemente {time}.",
};

export const forecastText: Translation<typeof english.forecastText> = {
  upTo: "hasta {time}",
  lengths: "de {from} a {to}",
  by: "antes de {time}",
  dayClocks: "{day} {clocks}",
  between: "{from} a {to}",
  basis: "Ocho de cada diez están listas en este tiempo, según {count} solicitudes comparables.",
};
