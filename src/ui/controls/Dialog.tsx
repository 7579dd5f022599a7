import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "./IconButton.tsx";

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Serif: the question, or what is shown. */
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, primary last. */
  readonly acts?: ReactNode;
  /** 480, 640 or 920 px. */
  readonly width?: "regular" | "wide" | "broad";
  /** For a question that destroys something: read out at once, and not closed by a click beside it. */
  readonly isAlert?: boolean;
}

export function Dialog({
  isOpen,
  onClose,
  title,
  children,
  acts,
  width = "regular",
  isAlert = false,
}: DialogProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={!isAlert}
    >
      <Modal className={`dialog-sheet ${width}`}>
        <AriaDialog className="dialog" role={isAlert ? "alertdialog" : "dialog"}>
          {isAlert ? null : (
            <div className="close">
              <IconButton icon={X} label="Close" onPress={onClose} />
            </div>
          )}
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          {acts === undefined ? null : <div className="acts">{acts}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
