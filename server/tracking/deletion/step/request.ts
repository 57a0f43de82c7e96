import { isFree, isHalfFree, isRecheckNeeded, planMedia } from "../../../domain/deletion/media.ts";
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
      message: `${serviceName} still has the request.`,
      run: () => seerr.removal.withdraw(originId),
    };
  }
  if (!deleteFiles) return { kind: "gone", message: `${serviceName} has no such request.` };
  if (!isSettled("FILES")) {
    const message =
      "The request is withdrawn; the entry of the title waits until its files are gone.";
    return { kind: "waits", message };
  }
  const media = await seerr.removal.findMedia(subject.target);
  return media === null
    ? { kind: "gone", message: `${serviceName} has forgotten it: it can be asked for again.` }
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
        message: `${serviceName} still has an entry of it.`,
        run: () => removal.forgetMedia(media.id),
      };
    case "reset":
      if (isFree(own, media)) return { kind: "gone", message: freed(plan.reason) };
      return isHalfFree(own, media)
        ? {
            kind: "there",
            action: "recheck",
            isJob: true,
            message: `${serviceName} still takes it for available.`,
            run: () => removal.recheck(),
          }
        : {
            kind: "there",
            action: "reset",
            message: `${serviceName} still takes it for available.`,
            run: () => removal.resetMedia(media.id, is4k),
          };
    case "leave":
      if (!isRecheckNeeded(own, media)) return { kind: "gone", message: freed(plan.reason) };
      return {
        kind: "there",
        action: "recheck",
        isJob: true,
        message: `${serviceName} still takes it for available; it finds out at its next scan.`,
        run: () => removal.recheck(),
      };
  }
}

function freed(reason: string): string {
  return `The request is withdrawn; the entry of the title stays: ${reason}.`;
}
