import { Component, type ReactNode } from "react";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";

/** A fault while drawing one screen leaves the others, the jobs and the project as they are. */
export class ScreenBoundary extends Component<
  { readonly children: ReactNode },
  { readonly fault: string | null }
> {
  override state: { readonly fault: string | null } = { fault: null };
  static getDerivedStateFromError(error: unknown) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
  override render() {
    if (this.state.fault === null) return this.props.children;
    return (
      <main id="main" tabIndex={-1} className="page">
        <Alert
          tone="bad"
          isBoxed
          isLive
          title="This screen could not be drawn"
          acts={
            <>
              <Button variant="primary" size="small" onPress={() => this.setState({ fault: null })}>
                Draw it again
              </Button>
              <Button size="small" onPress={() => location.reload()}>
                Reload the page
              </Button>
            </>
          }
        >
          <p>
            It is a fault of Lathe, and your project is kept. The message was:{" "}
            <span className="num">{this.state.fault}</span>
          </p>
        </Alert>
      </main>
    );
  }
}
