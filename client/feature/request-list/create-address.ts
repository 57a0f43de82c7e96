import { useLocation, useNavigate } from "@solidjs/router";
import { type Accessor, createMemo } from "solid-js";
import { type ListAddress, formatAddress, readAddress } from "./address.ts";

interface CurrentAddress {
  readonly address: Accessor<ListAddress>;
  /** Shows another list, from its top. */
  show(address: ListAddress, options?: { readonly replace?: boolean }): void;
}

/** What the address of the page says about the list. */
export function createListAddress(): CurrentAddress {
  const location = useLocation();
  const navigate = useNavigate();
  const { pathname } = location;
  const address = createMemo<ListAddress>((held) =>
    // The address changes before the page does.
    held === undefined || location.pathname === pathname ? readAddress(location.query) : held,
  );
  return {
    address,
    show: (next, { replace = false } = {}) => navigate(formatAddress(next), { replace }),
  };
}
