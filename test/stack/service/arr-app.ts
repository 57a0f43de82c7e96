import type { Arr, ArrInstance } from "../world/model.ts";

/** What sets one arr apart from another where their calls are alike. */
export interface ArrApp {
  readonly arr: Arr;
  readonly instance: ArrInstance;
  readonly appName: string;
  readonly version: string;
}

const SONARR: ArrApp = {
  arr: "sonarr",
  instance: "sonarr",
  appName: "Sonarr",
  version: "4.0.19.2979",
};
const RADARR: ArrApp = {
  arr: "radarr",
  instance: "radarr",
  appName: "Radarr",
  version: "6.1.0.10293",
};

export const ARR_APPS: Readonly<Record<ArrInstance, ArrApp>> = {
  sonarr: SONARR,
  radarr: RADARR,
  // It kept the name of its instance too: only its address tells the two apart.
  "radarr-4k": { ...RADARR, instance: "radarr-4k" },
};
