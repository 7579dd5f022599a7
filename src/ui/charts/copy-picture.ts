import { refuse, toast } from "#ui/controls/toast-queue.ts";

/** Puts a PNG on the clipboard. It is given as a promise, so that the press that asked still counts when it is drawn. */
export async function copyPicture(png: Promise<Blob>): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
    toast("Picture copied");
  } catch {
    refuse("The browser did not allow copying a picture: download it as PNG instead");
  }
}
