import { isFree, isHalfFree, isRecheckNeeded, planMedia } from "../../../domain/deletion/media.ts";
import { type DeletionStepMessage, plainStep } from "../../../domain/message/deletion-step.ts";
import type { KeepReason } from "../../../domain/message/keep.ts";
import type { MediaEntry } from "../../../integrations/port/request-manager.ts";
import { participantOf, type Participant } from "../participant.ts";
import { NOT_CONFIGURED, type Check, type StepScope } from "./check.ts";

/**
 * Withdraws the request, and removes the title's entry in Seerr if no other request needs it, so that the title can be
 * requested again.
 */
export async function checkRequest(scope: StepScope): Promise<Check> {
  const { ctx, subject, deleteFiles, service, serviceName, isSettled } = scope;
  const seerr = participantOf(ctx, "requests", service);
  if (seerr === null) return NOT_CONFIGURED;
  const { originId, originReuse } = subject.request;
  const request =
    originReuse > 0 ? null : await seerr.removal.findRequest(originId, subject.target);
  if (request !== null) {
    return {
      kind: "there",
      action: "withdraw",
      message: { code: "STILL_HAS_REQUEST", params: { service: serviceName } },
      run: () => seerr.removal.withdraw(originId),
    };
  }
  if (!deleteFiles)
    return { kind: "gone", message: { code: "HAS_NO_REQUEST", params: { service: serviceName } } };
  if (!isSettled("FILES")) {
    return { kind: "waits", message: plainStep("ENTRY_AFTER_FILES") };
  }
  const media = await seerr.removal.findMedia(subject.target);
  return media === null
    ? { kind: "gone", message: { code: "ENTRY_FORGOTTEN", params: { service: serviceName } } }
    : checkMedia(scope, seerr, media);
}

function checkMedia(
  scope: StepScope,
  { removal }: Participant<"requests">,
  media: MediaEntry,
): Check {
  const { subject, serviceName } = scope;
  const { originId, is4k } = subject.request;
  const own = { ...subject.deletionScope, is4k, requestId: originId };
  const plan = planMedia(own, media);
  switch (plan.kind) {
    case "forget":
      return {
        kind: "there",
        action: "forget",
        message: { code: "STILL_HAS_ENTRY", params: { service: serviceName } },
        run: () => removal.forgetMedia(media.id),
      };
    case "reset":
      if (isFree(own, media)) return { kind: "gone", message: freed(plan.reason) };
      return isHalfFree(own, media)
        ? {
            kind: "there",
            action: "recheck",
            isJob: true,
            message: { code: "STILL_AVAILABLE", params: { service: serviceName } },
            run: () => removal.recheck(),
          }
        : {
            kind: "there",
            action: "reset",
            message: { code: "STILL_AVAILABLE", params: { service: serviceName } },
            run: () => removal.resetMedia(media.id, is4k),
          };
    case "leave":
      if (!isRecheckNeeded(own, media)) return { kind: "gone", message: freed(plan.reason) };
      return {
        kind: "there",
        action: "recheck",
        isJob: true,
        message: { code: "STILL_AVAILABLE_UNTIL_SCAN", params: { service: serviceName } },
        run: () => removal.recheck(),
      };
  }
}

function freed(reason: KeepReason): DeletionStepMessage {
  return { code: "ENTRY_STAYS", params: { reasons: [reason] } };
}
