import { planArr } from "../../../domain/deletion/plan.ts";
import { plainStep } from "../../../domain/message/deletion-step.ts";
import { participantOf } from "../participant.ts";
import { findTitle, NOT_CONFIGURED, type Check, type StepScope } from "./check.ts";

/** Unmonitors the title, so that nothing is grabbed again while the rest is deleted. */
export async function checkMonitoring(scope: StepScope): Promise<Check> {
  const { ctx, subject, sharing, service, serviceName, mayRemoveTitle } = scope;
  const arr = participantOf(ctx, "arr", service);
  if (arr === null) return NOT_CONFIGURED;
  const title = await findTitle(scope, arr);
  if (title === null)
    return { kind: "gone", message: { code: "NOT_IN_SERVICE", params: { service: serviceName } } };
  const plan = planArr(subject.deletionScope, sharing.otherRequests, title);
  const monitored = plan.episodes.filter(({ isMonitored }) => isMonitored);
  const isWhole = plan.removesTitle && mayRemoveTitle;
  if (!isWhole && plan.episodes.length === 0) {
    const [first] = plan.kept;
    return {
      kind: "kept",
      message:
        first === undefined
          ? plainStep("NOTHING_TO_MONITOR")
          : { code: "STAYS", params: { what: first.what, reasons: [first.reason] } },
    };
  }
  const isMonitored = isWhole ? title.isMonitored : monitored.length > 0;
  if (!isMonitored)
    return {
      kind: "gone",
      message: { code: "DOES_NOT_MONITOR", params: { service: serviceName } },
    };
  return {
    kind: "there",
    action: "unmonitor",
    message: { code: "STILL_MONITORS", params: { service: serviceName } },
    run: () => arr.removal.unmonitor(title.id, isWhole ? null : plan.episodes),
  };
}
