import type { StepKind } from "../status.ts";
import type { Look, StepScope } from "./check.ts";
import { lookAtDownloads } from "./downloads.ts";
import { lookAtFiles } from "./files.ts";
import { lookAtLibrary } from "./library.ts";
import { lookAtMatches } from "./matching.ts";
import { lookAtRequest } from "./request.ts";
import { lookAtMonitoring } from "./unmonitor.ts";

/** How each kind of step finds out what is left to do. */
export const LOOKS: Readonly<Record<StepKind, (scope: StepScope) => Promise<Look>>> = {
  UNMONITOR: lookAtMonitoring,
  DOWNLOADS: lookAtDownloads,
  FILES: lookAtFiles,
  MATCHING: lookAtMatches,
  LIBRARY: lookAtLibrary,
  REQUEST: lookAtRequest,
};
