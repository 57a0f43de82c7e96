import { ErrorBoundary, type JSX } from "solid-js";

/** Contains the errors of one section, so that the rest of the page keeps working. */
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
            <p>
              The section “{props.name}” could not be displayed. The rest of the page still works.
            </p>
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
