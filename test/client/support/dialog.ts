/** jsdom implements the element without its methods. */
export function stubDialogs(): void {
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
}

/** jsdom does not implement popovers. */
export function stubPopovers(): void {
  HTMLElement.prototype.hidePopover = () => {};
}
