/** jsdom knows the element and not its verbs. */
export function stubDialogs(): void {
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
}

/** jsdom does not know them at all. */
export function stubPopovers(): void {
  HTMLElement.prototype.hidePopover = () => {};
}
