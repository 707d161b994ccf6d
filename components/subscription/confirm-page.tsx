import { OwnForm } from './own-form.tsx';
import { OwnPage } from './own-page.tsx';
import type { OwnAction, OwnFields, RefusalWords } from './views.ts';

interface Props {
  readonly title: string;
  readonly address: string;
  /** What the button does. */
  readonly text: readonly string[];
  readonly button: string;
  readonly action: OwnAction;
  readonly fields: OwnFields;
  readonly words: RefusalWords;
  readonly news?: string | undefined;
}

/** Asks for the one press that confirms an address. */
export function ConfirmPage({ title, address, text, button, action, fields, words, news }: Props) {
  return (
    <OwnPage title={title} news={news}>
      <p className="mt-4 text-xl">
        {/* A long one breaks anywhere rather than widen the page. */}
        <bdi dir="ltr" className="own-address">
          {address}
        </bdi>
      </p>
      {text.map((sentence) => (
        <p key={sentence} className="mt-4 text-lg">
          {sentence}
        </p>
      ))}
      <OwnForm id="confirm" action={action} fields={fields} words={words} className="mt-8 font-ui">
        <button type="submit" className="button-strong">
          {button}
        </button>
      </OwnForm>
    </OwnPage>
  );
}
