import type { RunningService } from "./registry.ts";
import type { ServiceDraft } from "./service-input.ts";

/** Returns the names of the inputs that an admin changes of a service; never their values, which may be secret. */
export function listChangedFields(
  current: RunningService,
  { name, isEnabled, connection }: ServiceDraft,
): readonly string[] {
  const before = current.connection;
  const changes = {
    name: current.name !== name,
    url: before.url !== connection.url,
    externalUrl: before.externalUrls?.join(" ") !== connection.externalUrls?.join(" "),
    apiKey: before.apiKey !== connection.apiKey,
    username: before.username !== connection.username,
    password: before.password !== connection.password,
    isEnabled: current.isEnabled !== isEnabled,
    allowsSelfSigned: (before.allowsSelfSigned ?? false) !== connection.allowsSelfSigned,
  };
  return Object.entries(changes).flatMap(([field, isChanged]) => (isChanged ? [field] : []));
}
