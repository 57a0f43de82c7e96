import { formatNote } from "../domain/message/service-note.ts";
import type { ServiceTestResult } from "../tracking/services/test-result.ts";
import { builder } from "./builder.ts";

export const ServiceTest = builder.objectRef<ServiceTestResult>("ServiceTest").implement({
  description: "The result of a connection test.",
  fields: (t) => ({
    ok: t.exposeBoolean("isOk", { description: "Whether the service responded correctly." }),
    code: t.string({
      nullable: true,
      description:
        "The error code if the test failed: AUTH, TIMEOUT, UNREACHABLE, NOT_FOUND, RATE_LIMITED, BAD_PAYLOAD, REDIRECTED, TOO_LARGE, SERVER_ERROR, REFUSED (the service rejected the call), CIRCUIT_OPEN (calls are paused after repeated failures), CONFLICT or IMPLAUSIBLE (the response is not credible, such as an empty list). Null otherwise.",
      resolve: ({ code }) => code?.toUpperCase().replaceAll("-", "_") ?? null,
    }),
    message: t.string({
      description: "The result as a sentence.",
      resolve: ({ message }) => formatNote(message),
    }),
    messageCode: t.string({
      description: "The code of `message`, for clients that word it themselves.",
      resolve: ({ message }) => message.code,
    }),
    messageParams: t.field({
      type: "JSON",
      description:
        "The parameters of `messageCode`. A `cause` is text of a service, or an object with `code` and `params`.",
      resolve: ({ message }) => message.params,
    }),
    field: t.exposeString("field", {
      nullable: true,
      description:
        "The input field that caused the failure: url, apiKey, username or password. Null if unknown or if the test succeeded.",
    }),
    version: t.exposeString("version", {
      nullable: true,
      description: "Version of the service. Null if unknown.",
    }),
    latencyMs: t.exposeFloat("latencyMs", {
      nullable: true,
      description: "Duration of the test in milliseconds. Null if the test failed.",
    }),
    service: t.prismaField({
      type: "Service",
      nullable: true,
      description: "The service after the test. Null if it is not saved.",
      resolve: (query, { slug }, _args, { tracking }) =>
        slug === null
          ? null
          : tracking.store.read.service.findUnique({ ...query, where: { slug } }),
    }),
  }),
});
