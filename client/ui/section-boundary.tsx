import { ErrorBoundary, type JSX } from "solid-js";

/** A part of the page that may break without taking the rest with it. */
export function SectionBoundary(props: {
  readonly name: string;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <ErrorBoundary
      fallback={(error: unknown, reset) => {
        console.error(error);
        return (
          <div class="card box" role="alert">
            <p>The part “{props.name}” could not be shown. The rest of the page goes on.</p>
            <button class="btn small" type="button" onClick={reset}>
              Try again
            </button>
          </div>
        );
      }}
    >
      {props.children}
    </ErrorBoundary>
  );
}
