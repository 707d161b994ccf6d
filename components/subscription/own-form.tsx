'use client';

import { type ReactNode, useActionState } from 'react';
import type { OwnAction, OwnFields, RefusalWords } from './views.ts';

interface Props {
  /** Unlike that of any other form on the page. */
  readonly id: string;
  readonly action: OwnAction;
  readonly fields: OwnFields;
  readonly words: RefusalWords;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/**
 * A form on somebody's own page, sent as a document. A refusal stands above it, where the address's fragment leads and
 * puts the focus (HTML, 7.4.6.4).
 */
export function OwnForm({ id, action, fields, words, className, children }: Props) {
  const [refusal, send] = useActionState(action, null, `#${id}`);
  return (
    <form action={send} className={className}>
      <OwnFieldsHidden fields={fields} />
      {refusal && (
        <p id={id} role="alert" tabIndex={-1} className="notice">
          {words[refusal.problem] ?? words.failed}
        </p>
      )}
      {children}
    </form>
  );
}

/** Whose form it is, and in which language. */
export function OwnFieldsHidden({ fields }: { readonly fields: OwnFields }) {
  return (
    <>
      <input type="hidden" name="token" value={fields.token} />
      <input type="hidden" name="locale" value={fields.locale} />
    </>
  );
}
