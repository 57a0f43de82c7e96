import type { ServiceTestResult } from "../tracking/services/test-result.ts";
import { builder } from "./builder.ts";

export const ServiceTest = builder.objectRef<ServiceTestResult>("ServiceTest").implement({
  description: "How it went to reach a service.",
  fields: (t) => ({
    ok: t.exposeBoolean("isOk", { description: "It answered as it should." }),
    code: t.string({
      nullable: true,
      description:
        "Why not: AUTH, TIMEOUT, UNREACHABLE, NOT_FOUND, RATE_LIMITED, BAD_PAYLOAD, REDIRECTED, TOO_LARGE, SERVER_ERROR, REFUSED, CIRCUIT_OPEN or CONFLICT.",
      resolve: ({ code }) => code?.toUpperCase().replaceAll("-", "_") ?? null,
    }),
    message: t.exposeString("message", { description: "The same in words." }),
    field: t.exposeString("field", {
      nullable: true,
      description: "Field of the input at fault: url, apiKey, username or password.",
    }),
    version: t.exposeString("version", { nullable: true, description: "Version of the service." }),
    latencyMs: t.exposeFloat("latencyMs", { nullable: true, description: "How long it took." }),
    service: t.prismaField({
      type: "Service",
      nullable: true,
      description: "The service as it is now; null when it is not saved.",
      resolve: (query, { slug }, _args, { tracking }) =>
        slug === null
          ? null
          : tracking.store.read.service.findUnique({ ...query, where: { slug } }),
    }),
  }),
});
