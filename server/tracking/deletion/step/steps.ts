import type { StepKind } from "../../../domain/deletion/status.ts";
import type { Check, StepScope } from "./check.ts";
import { checkDownloads } from "./downloads.ts";
import { checkFiles } from "./files.ts";
import { checkLibrary } from "./library.ts";
import { checkMatches } from "./matching.ts";
import { checkRequest } from "./request.ts";
import { checkMonitoring } from "./unmonitor.ts";

/** The check of each kind of step. */
export const CHECKS: Readonly<Record<StepKind, (scope: StepScope) => Promise<Check>>> = {
  UNMONITOR: checkMonitoring,
  DOWNLOADS: checkDownloads,
  FILES: checkFiles,
  MATCHING: checkMatches,
  LIBRARY: checkLibrary,
  REQUEST: checkRequest,
};
