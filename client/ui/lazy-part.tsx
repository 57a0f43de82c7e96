import { type Component, type JSX, Show, createSignal } from "solid-js";

/**
 * A part of a page that is loaded when it is shown first, such as a dialog. Until then, `fallback` is there, or nothing; if
 * it cannot be loaded, `fallback` stays, or the section around it says so. Not Solid's own `lazy`, see lazy-page.tsx.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<Component<Props>>,
  fallback?: Component<Props>,
): Component<Props> {
  const [part, setPart] = createSignal<Component<Props> | null>(null);
  let pending: Promise<unknown> | null = null;
  return (props): JSX.Element => {
    const [error, setError] = createSignal<unknown>(null);
    if (part() === null) {
      pending ??= load().then((loaded) => setPart(() => loaded));
      pending.catch((thrown: unknown) => {
        pending = null;
        setError(() => thrown);
      });
    }
    const loaded = () => {
      if (error() !== null && fallback === undefined) throw error();
      return part();
    };
    return (
      <Show when={loaded()} keyed fallback={fallback?.(props)}>
        {(Loaded) => <Loaded {...props} />}
      </Show>
    );
  };
}
