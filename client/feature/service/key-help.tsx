import { For, type JSX } from "solid-js";
import type { ServiceKind } from "../../graphql/graphql.ts";
import { serviceText } from "../../language/words/service.ts";
import { Phrase } from "../../ui/phrase.tsx";
import { helpSteps } from "../../wording/service-help.ts";
import { kindPresentation } from "../../wording/service-kind.ts";

/** Where to find what the form asks for. */
export function KeyHelp(props: { readonly kind: ServiceKind }): JSX.Element {
  const presentation = () => kindPresentation(props.kind);
  return (
    <details class="key-help">
      <summary>{serviceText("whereDoIFind")}</summary>
      <ol>
        <For each={helpSteps(props.kind)}>{(step) => <li>{step}</li>}</For>
        <li>
          <Phrase
            of={serviceText.template("urlHelp", { name: presentation().name })}
            parts={{ example: <code>{presentation().urlExample}</code> }}
          />
        </li>
      </ol>
    </details>
  );
}
