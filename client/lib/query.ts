import { createMemo } from "solid-js";
import { useRouter } from "./router.ts";

interface Query<Name extends string> {
  /** Returns a parameter; undefined if the address has none of the name. */
  get(name: Name): string | undefined;
  /** Changes parameters; null or an empty text removes one. The page keeps its place. */
  set(
    changes: Readonly<Partial<Record<Name, string | null>>>,
    options?: { readonly replace?: boolean },
  ): void;
}

/** The parameters in the address of the page. */
export function useQuery<Name extends string>(): Query<Name> {
  const router = useRouter();
  const parameters = createMemo(() => new URLSearchParams(router.search()));
  return {
    get: (name) => parameters().get(name) ?? undefined,
    set(changes, options) {
      const changed = new URLSearchParams(router.search());
      for (const [name, value] of Object.entries<string | null | undefined>(changes)) {
        if (value == null || value === "") changed.delete(name);
        else changed.set(name, value);
      }
      const text = changed.toString();
      const path = router.pathname();
      router.navigate(text === "" ? path : `${path}?${text}`, { scroll: false, ...options });
    },
  };
}
