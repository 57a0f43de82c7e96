import type { TypedHttp } from "../../shared/http/typed-http.ts";
import type { ArrApi } from "./api.generated.ts";

/** The operations that Sonarr and Radarr share. */
export type ArrHttp = TypedHttp<ArrApi>;
