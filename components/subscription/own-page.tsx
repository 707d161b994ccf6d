import type { ReactNode } from 'react';

interface Props {
  readonly kicker?: string | undefined;
  readonly title: string;
  /** What has just been done. */
  readonly news?: string | undefined;
  readonly children?: ReactNode;
}

/** A page of somebody's own subscription: one heading, few words, one thing to press. */
export function OwnPage({ kicker, title, news, children }: Props) {
  return (
    <div className="wrap">
      <div className="column my-10 md:my-16">
        {news !== undefined && (
          <p role="status" className="notice mb-8">
            {news}
          </p>
        )}
        {kicker !== undefined && <p className="kicker">{kicker}</p>}
        <h1 className="font-head text-4xl leading-heading">{title}</h1>
        {children}
      </div>
    </div>
  );
}
