import type { StepKind } from "../../../domain/deletion/status.ts";
import { canBeSameTitle } from "../../../domain/same-title.ts";
import type { ArrHolding } from "../../../integrations/port/arr.ts";
import { IntegrationError } from "../../../integrations/port/error.ts";
import type { RemovedFile } from "../../../integrations/port/removal-target.ts";
import type { Inventory } from "../../../store/column/inventory.ts";
import type { DeletionContext } from "../context.ts";
import type { Participant } from "../participant.ts";
import type { Sharing } from "../sharing.ts";
import type { DeletionSubject } from "../subject.ts";

/** What a step finds at its service before anything is done, and again after. */
export type Check =
  /** Nothing of it is there (any more). */
  | { readonly kind: "gone"; readonly message: string }
  /** It is there and is left alone. */
  | { readonly kind: "kept"; readonly message: string }
  /** There is nobody (any more) who could be asked: nothing can be said to be gone. */
  | { readonly kind: "absent"; readonly message: string }
  /** Something else has to happen first. */
  | { readonly kind: "waits"; readonly message: string }
  | {
      readonly kind: "there";
      /** Names the call: what was just done and is still there has had no effect yet. */
      readonly action: string;
      /** What is said while it is not seen to be gone. */
      readonly message: string;
      /** It removes nothing: the service is made to look through all it has. */
      readonly isJob?: boolean;
      /** The one call, or calls, that take it away. */
      run(): Promise<void>;
    };

/** What a step may know and use. */
export interface StepScope {
  readonly ctx: DeletionContext;
  readonly subject: DeletionSubject;
  readonly inventory: Inventory;
  /** As it is at this moment: what is wanted again is left alone. */
  readonly sharing: Sharing;
  readonly deleteFiles: boolean;
  readonly service: string;
  readonly serviceName: string;
  /** The film or the series itself was to go when it was confirmed, or nothing was known of it then. */
  readonly mayRemoveTitle: boolean;
  /** Times it was tried before. */
  readonly tries: number;
  /** A call of it has come back: what is gone since is gone by it. */
  readonly wasCalled: () => boolean;
  /** Every step of this kind is over. */
  readonly isSettled: (kind: StepKind) => boolean;
  /** Keeps which files go, before they do. */
  readonly noteFiles: (files: readonly RemovedFile[]) => Promise<void>;
  /** These stay after all: nobody is asked whether they are gone. */
  readonly spareFiles: (paths: readonly string[]) => Promise<void>;
  /** Keeps since when the service does not have any more what nobody removed; null: it has it. */
  readonly noteAbsence: (service: string, since: Date | null) => Promise<void>;
}

/** The title as the arr has it now; one that was added again since is another. */
export async function findTitle(
  { inventory, subject }: StepScope,
  { slug, removal }: Participant<"arr">,
): Promise<ArrHolding | null> {
  const known = inventory.arrs[slug];
  if (known === undefined) {
    // What it has is not known, so nothing can be said to be gone.
    const words = inventory.unseen[slug] ?? "it could not be asked yet";
    throw new IntegrationError(slug, "unreachable", words);
  }
  if (known === null) return null;
  const found = await removal.find({ ...subject.target, arrId: known.id });
  return found?.id === known.id && canBeSameTitle(known, found) ? found : null;
}

export const NOT_CONFIGURED: Check = {
  kind: "absent",
  message: "The service is not set up any more.",
};
