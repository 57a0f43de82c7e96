import type { JSX } from "solid-js";

export function JsonView(props: { readonly value: unknown }): JSX.Element {
  return (
    <pre class="json" tabindex={0}>
      {JSON.stringify(props.value, null, 2)}
    </pre>
  );
}
