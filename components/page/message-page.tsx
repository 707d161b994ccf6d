import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** A page that says one thing: nothing is here, something failed, a link has expired. */
export function MessagePage({ title, text, children }: Props) {
  return (
    <div className="wrap">
      <div className="column my-16">
        <h1 className="font-head text-4xl leading-heading">{title}</h1>
        <p className="mt-4 text-lg text-muted">{text}</p>
        {children}
      </div>
    </div>
  );
}
