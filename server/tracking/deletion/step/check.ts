import type { StepKind } from "../../../domain/deletion/status.ts";
import { plainCause } from "../../../domain/message/cause.ts";
import { type DeletionStepMessage, plainStep } from "../../../domain/message/deletion-step.ts";
import { canBeSameTitle } from "../../../domain/same-title.ts";
import type { ArrTitle } from "../../../integrations/port/arr.ts";
import { IntegrationError } from "../../../integrations/port/error.ts";
import type { RemovedFile } from "../../../integrations/port/removal-target.ts";
import type { Inventory } from "../../../store/column/inventory.ts";
import type { DeletionContext } from "../context.ts";
import type { Participant } from "../participant.ts";
import type { Sharing } from "../sharing.ts";
import type { DeletionSubject } from "../subject.ts";

/** What a step finds in its service, before and after each call. */
export type Check =
  /** The service has nothing of it. */
  | { readonly kind: "gone"; readonly message: DeletionStepMessage }
  /** The service has it and keeps it. */
  | { readonly kind: "kept"; readonly message: DeletionStepMessage }
  /** The service is not configured: nothing can be verified. */
  | { readonly kind: "absent"; readonly message: DeletionStepMessage }
  /** Another step has to end first. */
  | { readonly kind: "waits"; readonly message: DeletionStepMessage }
  | {
      readonly kind: "there";
      /** Name of the call: a call that was just made is not repeated in the same round. */
      readonly action: string;
      /** Shown until the deletion is verified. */
      readonly message: DeletionStepMessage;
      /** The call deletes nothing: it makes the service scan all it has. */
      readonly isJob?: boolean;
      /** Makes the call or calls that delete it. */
      run(): Promise<void>;
    };

/** What the check of a step may use. */
export interface StepScope {
  readonly ctx: DeletionContext;
  readonly subject: DeletionSubject;
  readonly inventory: Inventory;
  /** The current requests for the title: what has been requested again is kept. */
  readonly sharing: Sharing;
  readonly deleteFiles: boolean;
  readonly service: string;
  readonly serviceName: string;
  /** Whether the movie or series itself was to be deleted when it was confirmed, or was unknown then. */
  readonly mayRemoveTitle: boolean;
  /** Earlier rounds of this step. */
  readonly tries: number;
  /** Whether a call of this step has returned: what is gone since was deleted by it. */
  readonly wasCalled: () => boolean;
  /** Whether every step of this kind is settled. */
  readonly isSettled: (kind: StepKind) => boolean;
  /** Stores which files will be deleted, before the call. */
  readonly noteFiles: (files: readonly RemovedFile[]) => Promise<void>;
  /** Removes files from the inventory that are kept after all, so that no service is asked whether they are gone. */
  readonly spareFiles: (paths: readonly string[]) => Promise<void>;
  /** Stores since when the service no longer has what no call deleted; null: it has it. */
  readonly noteAbsence: (service: string, since: Date | null) => Promise<void>;
}

/** Returns the title as the arr has it now. A title that was added again is another title. */
export async function findTitle(
  { inventory, subject }: StepScope,
  { slug, removal }: Participant<"arr">,
): Promise<ArrTitle | null> {
  const known = inventory.arrs[slug];
  if (known === undefined) {
    // It is not known what the arr had, so nothing can be verified.
    const cause = inventory.unseen[slug] ?? plainCause("NOT_ASKED_YET");
    throw new IntegrationError(slug, "unreachable", cause);
  }
  if (known === null) return null;
  const found = await removal.find({ ...subject.target, arrId: known.id });
  return found?.id === known.id && canBeSameTitle(known, found) ? found : null;
}

export const NOT_CONFIGURED: Check = {
  kind: "absent",
  message: plainStep("SERVICE_REMOVED_SINCE"),
};
