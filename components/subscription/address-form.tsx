'use client';

import { useActionState } from 'react';
import { OwnFieldsHidden } from './own-form.tsx';
import type { OwnAction, OwnFields, RefusalWords } from './views.ts';

interface Props {
  readonly action: OwnAction;
  readonly fields: OwnFields;
  readonly words: RefusalWords;
  readonly label: string;
  readonly button: string;
  /** What was typed before, into a form that could not be taken in. */
  readonly typed?: string | undefined;
}

/** The field where a subscriber enters another address. What is wrong with it stands below it; what was typed stays. */
export function AddressForm({ action, fields, words, label, button, typed }: Props) {
  const [refusal, send] = useActionState(action, null, '#new-address');
  const wrong = refusal ? (words[refusal.problem] ?? words.failed) : undefined;
  return (
    <form action={send} noValidate>
      <OwnFieldsHidden fields={fields} />
      <label htmlFor="new-address" className="own-label">
        {label}
      </label>
      <div className="own-row">
        {/* Not of type email: browsers would rewrite what is typed, and refuse letters that addresses may have. */}
        <input
          id="new-address"
          name="address"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          className="field"
          defaultValue={refusal?.typed ?? typed}
          aria-required="true"
          aria-invalid={wrong !== undefined || undefined}
          aria-describedby="new-address-problem"
        />
        <button type="submit" className="button">
          {button}
        </button>
      </div>
      <p id="new-address-problem" role="alert" className="own-problem">
        {wrong}
      </p>
    </form>
  );
}
