import { For, type JSX } from "solid-js";
import type { ServiceKind } from "../../graphql/graphql.ts";
import { kindPresentation } from "../../wording/service-kind.ts";

/** Where to find what the form asks for. */
export function KeyHelp(props: { readonly kind: ServiceKind }): JSX.Element {
  const presentation = () => kindPresentation(props.kind);
  return (
    <details class="key-help">
      <summary>Where do I find this?</summary>
      <ol>
        <For each={presentation().help}>{(step) => <li>{step}</li>}</For>
        <li>
          The URL is the address at which Status Tracker reaches {presentation().name}. In Docker
          Compose it is the name of the container with its port, such as{" "}
          <code>{presentation().urlExample}</code>.
        </li>
      </ol>
    </details>
  );
}
