import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  /** Header and body as they were sent. */
  readonly source: string;
  readonly messageId: string;
}

export interface Mailbox {
  readonly port: number;
  readonly mails: readonly Mail[];
  /** Refuses the next mail after its body. */
  refuseNext(): void;
}

/** A real SMTP server with one user, that keeps what it gets. */
export async function startMailbox(
  login: { readonly user: string; readonly pass: string } = { user: "tracker", pass: "a-password" },
): Promise<Mailbox> {
  const mails: Mail[] = [];
  let refuses = false;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      if (username === login.user && password === login.pass) done(null, { user: username });
      else done(new Error("Invalid login"));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refuses) {
          refuses = false;
          done(Object.assign(new Error("mailbox is full"), { responseCode: 452 }));
          return;
        }
        const source = Buffer.concat(chunks).toString("utf8");
        mails.push({
          from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          source,
          messageId: /^message-id: (\S+)/im.exec(source)?.[1] ?? "",
        });
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  );
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    mails,
    refuseNext() {
      refuses = true;
    },
  };
}
