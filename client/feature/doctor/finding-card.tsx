import { type JSX, Show } from "solid-js";
import { doctorText } from "../../language/words/doctor.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { ErrorText } from "../../ui/error-text.tsx";
import { Icon } from "../../ui/icon.tsx";
import { A } from "../../ui/link.tsx";
import { sentText } from "../../wording/sent-message.ts";
import { createFix } from "./create-fix.ts";
import type { Finding } from "./document.ts";

interface FindingCardProps {
  readonly finding: Finding;
  /** Address at which services reach the tracker. */
  readonly webhookBaseUrl: string;
  /** Called when it was mended, to check again. */
  readonly onFixed: () => Promise<void>;
}

/** One thing that is set up wrongly: what it is, what to do, and a button if the tracker can do it. */
export function FindingCard(props: FindingCardProps): JSX.Element {
  const isBroken = () => props.finding.severity === "BROKEN";
  const fix = createFix(props);
  return (
    <li class="card box finding">
      <p>
        <Icon name={isBroken() ? "problem" : "requested"} />
        <span>
          <b>{doctorText(isBroken() ? "broken" : "advice")}</b> {sentText(props.finding)}
        </span>
      </p>
      <div class="actions">
        <Show when={props.finding.fix !== null}>
          <button
            class="btn small primary"
            type="button"
            aria-busy={fix.isBusy()}
            onClick={() => void fix.run()}
          >
            {fix.isBusy() ? doctorText("fixing") : doctorText("fix")}
          </button>
        </Show>
        <Show when={props.finding.service}>
          {(slug) => (
            <A class="btn small" href={`/services/${slug()}`}>
              {doctorText("service")}
            </A>
          )}
        </Show>
        <CopyButton text={sentText(props.finding)} label={doctorText("copy")} />
      </div>
      <ErrorText words={fix.error()} />
    </li>
  );
}
