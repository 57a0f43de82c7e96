import type { Translation } from "../area.ts";
import type * as english from "../words/forecast.ts";

export const forecasts: Translation<typeof english.forecasts> = {
  FORECAST: "Meist {usual}; voraussichtlich {time}.",
  FORECAST_LATE: "Meist {usual}; dauert diesmal länger, voraussichtlich {time}.",
};

export const forecastText: Translation<typeof english.forecastText> = {
  upTo: "bis zu {time}",
  lengths: "{from} bis {to}",
  by: "bis {time}",
  dayClocks: "{day} {clocks}",
  between: "{from} bis {to}",
  basis: "Acht von zehn sind in dieser Zeit fertig, nach {count} vergleichbaren Anfragen.",
};
