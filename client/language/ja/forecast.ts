import type { Translation } from "../area.ts";
import type * as english from "../words/forecast.ts";

export const forecasts: Translation<typeof english.forecasts> = {
  FORECAST: "通常{usual}、完了見込み：{time}。",
  FORECAST_LATE: "通常{usual}。今回は長引いています。完了見込み：{time}。",
};

export const forecastText: Translation<typeof english.forecastText> = {
  upTo: "最大{time}",
  lengths: "{from}～{to}",
  by: "{time}まで",
  dayClocks: "{day} {clocks}",
  between: "{from}～{to}",
  basis: "類似のリクエスト{count}件によると、10件中8件がこの時間内に完了します。",
};
