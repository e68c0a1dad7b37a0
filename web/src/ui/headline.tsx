// The one sentence a view opens with: its answer.
import type { ComponentChildren, VNode } from "preact";

export function Headline({ question, title, lead }: { question?: string; title: ComponentChildren; lead?: ComponentChildren }): VNode {
  return (
    <header class="headline">
      {question ? <p class="question">{question}</p> : null}
      <h1 data-testid="h1">{title}</h1>
      {lead ? <p class="lead" data-testid="lead">{lead}</p> : null}
    </header>
  );
}
