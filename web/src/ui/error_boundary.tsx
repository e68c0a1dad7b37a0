// A view that fails must not take the page with it: the bar and the filters stay.
import { Component, type ComponentChildren } from "preact";

interface Props {
  /** What is shown: a change of it is a new attempt. */
  of: string;
  children: ComponentChildren;
}

export class ErrorBoundary extends Component<Props, { error?: Error; of: string }> {
  override state: { error?: Error; of: string } = { of: this.props.of };

  static override getDerivedStateFromProps(props: Props, state: { error?: Error; of: string }) {
    return props.of === state.of ? null : { error: undefined, of: props.of };
  }

  override componentDidCatch(error: Error): void {
    console.error(error);
    this.setState({ error });
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div class="state" role="alert" data-testid="broken">
        <h2>This view could not be drawn</h2>
        <p>Your data is safe: this page only reads it. The other views are not touched by it.</p>
        <p class="state-actions">
          <button type="button" class="button" onClick={() => this.setState({ error: undefined })}>Try again</button>
          <button type="button" class="button" onClick={() => location.reload()}>Load the page again</button>
        </p>
        <details>
          <summary>Details</summary>
          <p>{error.message}</p>
        </details>
      </div>
    );
  }
}
