import type { FIXES, SEVERITIES } from "../domain/doctor/finding.ts";
import { checkChain } from "../tracking/doctor/check-chain.ts";
import { type ChainReport, loadReport, type ReportedFinding } from "../tracking/doctor/report.ts";
import { builder } from "./builder.ts";
import { CODE_OF_MESSAGE, CodedMessageType, PARAMS_OF_MESSAGE } from "./coded-message.ts";

const FindingSeverity = builder.enumType("FindingSeverity", {
  description: "How bad a finding of the doctor is.",
  values: {
    BROKEN: { description: "Something does not arrive, or will not." },
    ADVICE: { description: "It works, and could work better." },
  } satisfies Record<(typeof SEVERITIES)[number], { description: string }>,
});

const FindingFix = builder.enumType("FindingFix", {
  description: "What the tracker itself can do about a finding.",
  values: {
    REGISTER_WEBHOOK: { description: "`registerWebhook` registers the webhook of the service." },
  } satisfies Record<(typeof FIXES)[number], { description: string }>,
});

const Finding = builder.objectRef<ReportedFinding>("Finding").implement({
  description: "Something that is set up wrongly, and what to do about it.",
  authScopes: { may: "administer" },
  fields: (t) => ({
    service: t.exposeString("slug", {
      nullable: true,
      description: "Slug of the service that it concerns. Null if it concerns the tracker.",
    }),
    severity: t.expose("severity", { type: FindingSeverity, description: "How bad it is." }),
    fix: t.expose("fix", {
      type: FindingFix,
      nullable: true,
      description: "What the tracker can do about it. Null if a person has to.",
    }),
    message: t.exposeString("message", {
      description: "What is wrong and what to do about it, in English.",
    }),
    messageCode: t.exposeString("messageCode", { nullable: true, description: CODE_OF_MESSAGE }),
    messageParams: t.expose("messageParams", {
      type: "JSON",
      nullable: true,
      description: PARAMS_OF_MESSAGE,
    }),
  }),
});

const ChainCheck = builder.objectRef<ChainReport>("ChainCheck").implement({
  description:
    "What the doctor found when it checked the services, the tracker and what is between them.",
  authScopes: { may: "administer" },
  fields: (t) => ({
    checkedAt: t.expose("checkedAt", { type: "DateTime", description: "When it was checked." }),
    findings: t.expose("findings", {
      type: [Finding],
      description: "What is set up wrongly, the worst first. Empty if nothing was found.",
    }),
    unchecked: t.expose("unchecked", {
      type: [CodedMessageType],
      description: "What could not be checked, and why.",
    }),
    databaseSize: t.field({
      type: "BigInt",
      description: "Size of the tracker's database, in bytes.",
      resolve: ({ databaseBytes }) => BigInt(databaseBytes),
    }),
  }),
});

builder.queryField("chainCheck", (t) =>
  t.field({
    type: ChainCheck,
    nullable: true,
    authScopes: { may: "administer" },
    description:
      "What the last check of the chain found. It is checked each night and after each upgrade. Null before the first check. Requires the ADMIN role.",
    resolve: (_root, _args, { tracking }) => loadReport(tracking),
  }),
);

builder.mutationField("checkChain", (t) =>
  t.field({
    type: ChainCheck,
    authScopes: { may: "administer" },
    description:
      "Checks the chain now: each service, what it may do, its webhook, folders and clock, and what the services have to agree on. Asks services for test messages of webhooks, and changes nothing else in them. While a check runs, returns that one. Requires the ADMIN role.",
    resolve: (_root, _args, { tracking }) => checkChain(tracking),
  }),
);
