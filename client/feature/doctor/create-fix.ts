import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { createTask } from "../../ui/create-task.ts";
import { sentText } from "../../wording/sent-message.ts";
import { FixWebhookMutation, type Finding } from "./document.ts";

interface FixState {
  readonly isBusy: Accessor<boolean>;
  /** Why it could not be mended. */
  readonly error: Accessor<string | null>;
  run(): Promise<void>;
}

interface FixOptions {
  readonly finding: Finding;
  /** Address at which services reach the tracker. */
  readonly webhookBaseUrl: string;
  readonly onFixed: () => Promise<void>;
}

/** Mends a finding that the tracker can mend, then checks again. */
export function createFix(options: FixOptions): FixState {
  const { client } = useConnection();
  const task = createTask();
  const [refusal, setRefusal] = createSignal<string | null>(null);
  return {
    isBusy: task.isBusy,
    error: () => task.error() ?? refusal(),
    run: () =>
      task.run(async () => {
        setRefusal(null);
        const { registerWebhook: test } = await runMutation(client, FixWebhookMutation, {
          slug: options.finding.service ?? "",
          baseUrl: options.webhookBaseUrl,
        });
        if (test.ok) await options.onFixed();
        else setRefusal(sentText(test));
      }),
  };
}
