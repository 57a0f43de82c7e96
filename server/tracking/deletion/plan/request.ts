import { isRecheckNeeded, planMedia } from "../../../domain/deletion/media.ts";
import { plainStep } from "../../../domain/message/deletion-step.ts";
import type { ServicesContext } from "../../services/context.ts";
import { participantsOf } from "../participant.ts";
import { item, toKept, type Part, type PlanInput } from "./part.ts";

export function planRequest(
  ctx: ServicesContext,
  { subject, inventory, deleteFiles }: PlanInput,
): Part {
  const { request, deletionScope } = subject;
  const participant = participantsOf(ctx, "requests").find(
    ({ slug }) => slug === request.originService,
  );
  if (request.origin !== "seerr" || participant === undefined) {
    const [other] = participantsOf(ctx, "requests");
    if (other === undefined) return { steps: [], kept: [] };
    return {
      steps: [
        {
          kind: "REQUEST",
          service: other.slug,
          serviceName: other.name,
          status: "NOT_APPLICABLE",
          message: { code: "NOT_REQUESTED_IN", params: { service: other.name } },
          items: [],
        },
      ],
      kept: [],
    };
  }
  const base = { service: participant.slug, serviceName: participant.name };
  const finding = inventory.requests[participant.slug];
  const media = deleteFiles ? (finding?.media ?? null) : null;
  const own = { ...deletionScope, requestId: request.originId, is4k: request.is4k };
  const plan = media === null ? null : planMedia(own, media);
  const items = [
    ...(finding === undefined || finding.request !== null
      ? [item("REQUEST", nameRequest(request))]
      : []),
    ...(plan !== null && plan.kind !== "leave" ? [item("MEDIA", request.title)] : []),
  ];
  const isNothing = finding !== undefined && items.length === 0;
  return {
    steps: [
      {
        ...base,
        kind: "REQUEST",
        status: isNothing && plan === null ? "NOT_FOUND" : "PENDING",
        message: isNothing
          ? plainStep("NO_SUCH_REQUEST")
          : (inventory.unseen[participant.slug] ??
            (media !== null && isRecheckNeeded(own, media)
              ? { code: "COMPARES_AFTERWARDS", params: { service: participant.name } }
              : null)),
        items,
      },
    ],
    kept:
      plan === null || plan.kind === "forget"
        ? []
        : [
            toKept(
              base,
              plan.kind === "leave"
                ? { code: "ENTRY_OF", params: { title: request.title } }
                : plainStep("OTHER_QUALITY"),
              [plan.reason],
            ),
          ],
  };
}

function nameRequest({
  title,
  requestedBy,
}: {
  readonly title: string;
  readonly requestedBy: string | null;
}): string {
  return requestedBy === null
    ? `the request for ${title}`
    : `${requestedBy}'s request for ${title}`;
}
