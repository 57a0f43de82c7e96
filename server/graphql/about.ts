import { loadReport, withoutPlaces } from "../tracking/doctor/report.ts";
import { gatherDiagnostics, type ProcessFacts } from "../tracking/services/diagnostics.ts";
import { builder } from "./builder.ts";
import { LEADER_ONLY } from "./leader-operation.ts";

const About = builder.objectRef<ProcessFacts>("About").implement({
  description: "The running tracker.",
  authScopes: { may: "administer" },
  fields: (t) => ({
    version: t.exposeString("version", { description: "Version of the tracker." }),
    node: t.exposeString("node", { description: "Version of Node." }),
    platform: t.exposeString("platform", {
      description: 'Operating system and processor, such as "linux x64".',
    }),
    database: t.string({
      description: 'The database: "sqlite" or "postgresql".',
      resolve: (_facts, _args, { tracking }) => tracking.store.provider,
    }),
    startedAt: t.expose("startedAt", {
      type: "DateTime",
      description: "When the tracker started.",
    }),
  }),
});

builder.queryField("about", (t) =>
  t.field({
    type: About,
    authScopes: { may: "administer" },
    description: "Version and environment of the tracker. Requires the ADMIN role.",
    resolve: (_root, _args, { facts }) => facts,
  }),
);

builder.queryField("diagnostics", (t) =>
  t.field({
    type: "JSON",
    authScopes: { may: "administer" },
    extensions: LEADER_ONLY,
    description:
      "What helps somebody else to find a problem: versions, services without addresses and keys, counts, problems and the last errors, without secrets. Requires the ADMIN role.",
    resolve: async (_root, _args, { tracking, facts }) => {
      const report = await loadReport(tracking);
      return {
        ...(await gatherDiagnostics(tracking, facts)),
        chain: report && withoutPlaces(report),
      };
    },
  }),
);
