import type { HookFacts } from "../../domain/doctor/facts.ts";
import type { Reach } from "../../integrations/port/reach.ts";
import type { WebhookControl, WebhookTarget } from "../../integrations/port/webhook.ts";
import type { ServicesContext } from "../services/context.ts";
import type { ChainReport } from "./report.ts";

/** What the doctor needs beside the services. */
export interface DoctorOptions {
  /** Version of the tracker. */
  readonly version: string;
  readonly dataDir: string;
  readonly reach: Reach;
  /** Whether a test message arrives. */
  readonly proveHook: ProveHook;
  /** Whether the tracker runs, so that it answers at its own address. */
  readonly isServing: boolean;
}

export type ProveHook = (
  slug: string,
  control: WebhookControl,
  target: WebhookTarget,
) => Promise<HookFacts>;

export interface DoctorRuntime extends DoctorOptions {
  /** The check that runs. */
  current: Promise<ChainReport> | null;
}

/** What the verbs of the doctor need. */
export interface DoctorContext extends Pick<
  ServicesContext,
  "store" | "clock" | "log" | "services"
> {
  /** Null: nothing checks the chain. */
  readonly doctor: DoctorRuntime | null;
}
