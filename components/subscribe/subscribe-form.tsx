'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import type { FormAnswer, SubscribeFormView, TypedForm } from './views.ts';

/**
 * What the answering page's address ends with: without script the browser leads to the answer by it, or to the field to be
 * corrected (HTML, 7.4.6.4: a fragment's target is focused).
 */
export const answerId = 'subscribe';

interface Props {
  readonly form: SubscribeFormView;
}

/**
 * The form, or the answer to it. Readers get this as a document: without script it is sent to the page that shows the
 * answer, with script `subscribe-form.element.ts` shows the answer where the form stood.
 */
export function SubscribeForm({ form }: Props) {
  const t = useTranslations('subscribe');
  const [answer, action] = useActionState(form.action, form.answer ?? null, `${form.answerPage}#${answerId}`);
  return (
    <subscribe-form data-worker={form.worker} data-failed={t('problems.failed')} data-classes={answerClasses}>
      {answer?.outcome === 'requested' ? (
        <Requested form={form} typed={answer.typed} />
      ) : (
        <form action={action} noValidate className="subscribe">
          <Fields form={form} answer={answer ?? undefined} />
        </form>
      )}
    </subscribe-form>
  );
}

function Fields({
  form,
  answer,
}: Props & { readonly answer: Exclude<FormAnswer, { outcome: 'requested' }> | undefined }) {
  const t = useTranslations('subscribe');
  const id = isOnAnswerPage(form) ? answerId : `${form.place}-address`;
  const problem = answer?.outcome === 'refused' ? answer.problem : undefined;
  return (
    <>
      {answer?.outcome === 'outdated' && (
        <p className="notice" data-outdated="">
          {t('outdated')}
        </p>
      )}
      <input type="hidden" name="locale" value={form.locale} />
      <input type="hidden" name="place" value={form.place} />
      <input type="hidden" name="version" value={form.version} />
      {form.ebook !== undefined && <input type="hidden" name="ebook" value={form.ebook} />}
      <label htmlFor={id}>{t('label')}</label>
      <div className="subscribe-row">
        {/* Not of type email: browsers would rewrite what is typed, and refuse letters that addresses may have. */}
        <input
          id={id}
          name="address"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          className="field"
          defaultValue={answer?.typed.address}
          aria-required="true"
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={`${id}-problem`}
        />
        <button type="submit" className="button-strong" aria-describedby={`${id}-consent`}>
          {form.button}
        </button>
      </div>
      <p id={`${id}-problem`} role="alert" className="subscribe-problem">
        {problem && t(`problems.${problem}`)}
      </p>
      {form.box !== undefined && (
        <label className="subscribe-box">
          <input type="checkbox" name="newsletter" defaultChecked={answer?.typed.newsletter} />
          <span>{form.box}</span>
        </label>
      )}
      {form.gift !== undefined && <p>{form.gift}</p>}
      <div id={`${id}-consent`} className="text-muted">
        {form.consent}
      </div>
      <Policies links={form.policies} />
      {/* Robots fill in every field. Clipped rather than hidden, or they would know. */}
      <p className="sr-only" aria-hidden="true">
        <label>
          {t('trap')} <input name="subject" tabIndex={-1} autoComplete="off" />
        </label>
      </p>
    </>
  );
}

function Policies({ links }: { readonly links: SubscribeFormView['policies'] }) {
  const t = useTranslations('subscribe');
  return (
    links.length > 0 && (
      <ul className="flex flex-wrap gap-x-5 text-muted" aria-label={t('policies')}>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} className="link inline-block py-1">
              {link.name}
            </a>
          </li>
        ))}
      </ul>
    )
  );
}

/** Whether a form stands on the page that shows its answer, and not at its foot. */
function isOnAnswerPage({ place }: SubscribeFormView): boolean {
  return place === 'newsletter' || place === 'ebook';
}

/** What `Requested` is dressed in, for pages where it comes by script. */
const answerClasses = 'subscribe-answer font-head text-xl font-semibold link text-muted';

/** The same for every address, whether or not it was known. */
function Requested({ form, typed }: Props & { readonly typed: TypedForm }) {
  const t = useTranslations('subscribe');
  const to = () => <bdi className="font-semibold">{typed.address}</bdi>;
  const again = (words: ReactNode) => (
    <a href={form.answerPage} className="link" data-again="">
      {words}
    </a>
  );
  return (
    <div
      role="status"
      id={answerId}
      tabIndex={-1}
      className="subscribe-answer"
      data-answer={form.box === undefined || typed.newsletter ? 'newsletter' : 'ebook'}
    >
      <p className="font-head text-xl">{t('requestedTitle')}</p>
      <p>{t.rich('requested', { to })}</p>
      <p className="text-muted">{t.rich('hint', { again })}</p>
    </div>
  );
}
