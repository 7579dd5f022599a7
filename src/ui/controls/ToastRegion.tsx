import { Ban, Check, X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import { dismissToast, onToasts, pressToast, type QueuedToast, toastSeconds, toasts } from "./toast-queue.ts";

/** Once, in the shell. `toast("Column “zip” set to ignore", { label: "Undo", onPress })` puts a line in it. */
export function ToastRegion() {
  const queue = useSyncExternalStore(onToasts, toasts, toasts);
  return (
    <section className="toasts" aria-label="Messages" aria-live="polite">
      {queue.map((message) => (
        <ToastLine key={message.id} message={message} />
      ))}
    </section>
  );
}

function ToastLine({ message }: { readonly message: QueuedToast }) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismissToast(message.id), toastSeconds(message) * 1000);
    return () => clearTimeout(timer);
  }, [message, isHeld]);
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {message.isRefusal ? <Ban className="icon" aria-hidden /> : <Check className="icon" aria-hidden />}
      <span className="words">{message.text}</span>
      {message.act === undefined ? null : (
        <Button variant="quiet" className="act" onPress={() => pressToast(message)}>
          {message.act.label}
        </Button>
      )}
      <IconButton icon={X} label="Dismiss" onPress={() => dismissToast(message.id)} />
    </div>
  );
}
