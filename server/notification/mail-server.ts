import { z } from "zod";
import type { Actor } from "../domain/actor.ts";
import { MAIL_SECURITIES, type MailServer } from "../integrations/port/notifier.ts";
import { writeAudit } from "../store/audit.ts";
import { json } from "../store/column/column.ts";
import { readSetting, writeSetting } from "../store/setting.ts";
import { TrackingError } from "../tracking/core/error.ts";
import type { SecretPlace } from "../tracking/core/secrets.ts";
import type { NotificationContext } from "./context.ts";

/** Settings with the mail server, and with its password, encrypted. */
const SERVER = "mail.server";
const PASSWORD = "mail.password";
const PLACE: SecretPlace = ["Setting", PASSWORD];

const stored = json(
  z.object({
    host: z.string(),
    port: z.number(),
    security: z.enum(MAIL_SECURITIES),
    username: z.string().nullable(),
    from: z.string(),
  }),
);

/** Returns the mail server of the settings; null if none is set. */
export async function loadMailServer({
  store,
  cipher,
}: Pick<NotificationContext, "store" | "cipher">): Promise<MailServer | null> {
  const text = await readSetting(store.read, SERVER);
  const server = text === null ? undefined : stored.parse(text);
  if (server === undefined) return null;
  const encrypted = await readSetting(store.read, PASSWORD);
  return { ...server, password: encrypted === null ? null : cipher.decrypt(encrypted, PLACE) };
}

export interface MailServerInput {
  readonly host: string;
  readonly port: number;
  readonly security: MailServer["security"];
  readonly username: string | null;
  /** Absent: as it is. */
  readonly password?: string | undefined;
  readonly from: string;
}

const HOST = /^[\w.:-]{1,253}$/;
/** "Name <address>" or an address. */
const SENDER =
  /^(?:[^<>\r\n]{0,100}<[^\s@<>]{1,64}@[^\s@<>]{1,190}>|[^\s@<>]{1,64}@[^\s@<>]{1,190})$/;

/** Sets the server that mail is sent by; null: none. A password stays with its host. */
export async function saveMailServer(
  ctx: NotificationContext,
  input: MailServerInput | null,
  by: Actor,
): Promise<MailServer | null> {
  const before = await loadMailServer(ctx);
  const password = input === null ? undefined : passwordOf(checked(input), before);
  await ctx.store.write(async (tx) => {
    if (input === null)
      await tx.setting.deleteMany({ where: { name: { in: [SERVER, PASSWORD] } } });
    else {
      const { host, port, security, username, from } = checked(input);
      await writeSetting(tx, SERVER, stored.format({ host, port, security, username, from }));
      if (password === undefined) await tx.setting.deleteMany({ where: { name: PASSWORD } });
      else await writeSetting(tx, PASSWORD, ctx.cipher.encrypt(password, PLACE));
    }
    const message = { code: "MAIL_SERVER_CHANGED", params: { host: input?.host ?? null } } as const;
    await writeAudit(tx, { at: ctx.clock.now(), by, message });
  });
  ctx.wake.fire();
  return loadMailServer(ctx);
}

function checked(input: MailServerInput): MailServerInput {
  const trimmed = { ...input, host: input.host.trim(), from: input.from.trim() };
  const { host, port, from } = trimmed;
  if (!HOST.test(host))
    throw new TrackingError("BAD_INPUT", "MAIL_HOST_INVALID", { field: "host" });
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new TrackingError("BAD_INPUT", "PORT_INVALID", { field: "port" });
  if (!SENDER.test(from))
    throw new TrackingError("BAD_INPUT", "MAIL_ADDRESS_INVALID", { field: "from" });
  return trimmed;
}

function passwordOf(
  { host, username, password }: MailServerInput,
  before: MailServer | null,
): string | undefined {
  if (username === null) return undefined;
  if (password !== undefined) return password;
  if (before !== null && before.password !== null && before.host !== host)
    throw new TrackingError("BAD_INPUT", "SECRET_OF_OTHER_HOST", {
      field: "password",
    });
  return before?.password ?? undefined;
}
