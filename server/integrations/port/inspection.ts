import type { SetUp } from "../../domain/doctor/facts.ts";

/** Reports how a service is set up, for the doctor. Only reads. */
export interface Inspection {
  /** Reads the part of the service's role. What the service does not report is null. */
  read(): Promise<SetUp>;
  /** Whether the service sees this folder; null if it does not report it. */
  hasFolder?(path: string): Promise<boolean | null>;
}
