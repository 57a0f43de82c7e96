import { type Accessor, createMemo } from "solid-js";
import { useRouter } from "../../lib/router.ts";
import { type ListAddress, formatAddress, readAddress } from "./address.ts";

interface CurrentAddress {
  readonly address: Accessor<ListAddress>;
  /** Shows another list, from its top. */
  show(address: ListAddress, options?: { readonly replace?: boolean }): void;
}

/** What the address of the page says about the list. */
export function createListAddress(): CurrentAddress {
  const router = useRouter();
  const pathname = router.pathname();
  const address = createMemo<ListAddress>((held) =>
    // The address changes before the page does.
    held === undefined || router.pathname() === pathname
      ? readAddress(Object.fromEntries(new URLSearchParams(router.search())))
      : held,
  );
  return {
    address,
    show: (next, { replace = false } = {}) => router.navigate(formatAddress(next), { replace }),
  };
}
