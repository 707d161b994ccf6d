import { useTranslations } from 'next-intl';
import { Cover } from '../ebook/cover.tsx';
import { SubscribeForm } from './subscribe-form.tsx';
import { Translated } from './translated.tsx';
import type { ModalRulesView, ModalView } from './views.ts';

/**
 * Where the window that offers the newsletter may open: `subscribe-modal.element.ts` knows when, and fetches it then.
 * Within the page it would weigh as much as a twentieth of an article.
 */
export function SubscribeModal({ rules }: { readonly rules: ModalRulesView }) {
  return (
    <subscribe-modal
      data-document={rules.document}
      data-read={rules.read}
      data-seconds={rules.seconds}
      data-leaving={rules.leaving || undefined}
      data-from-view={rules.fromView}
      data-rest-days={rules.restDays}
      data-classes={windowClasses}
    />
  );
}

/** What the window is dressed in beside its own style sheet and the form's classes. */
const windowClasses = 'tool kicker font-head text-2xl leading-heading mt-2 text-muted link';

/** The window itself, closed. */
export function ModalWindow({ modal }: { readonly modal: ModalView }) {
  const t = useTranslations('subscribe');
  const { ebook } = modal;
  return (
    <dialog aria-labelledby="modal-offer" className="modal" data-styles={modal.styles} {...lightDismiss}>
      <div className="modal-sheet" tabIndex={-1}>
        <form method="dialog" className="modal-close">
          <button type="submit" className="tool" aria-label={t('close')}>
            <svg viewBox="0 0 24 24" width="22" height="22" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
              <path d="m5 5 14 14M19 5 5 19" />
            </svg>
          </button>
        </form>
        {ebook && (
          <div className="modal-cover">
            <Cover cover={ebook.cover} sizes="11rem" />
          </div>
        )}
        <div className="modal-words">
          {ebook && <p className="kicker">{t('kicker')}</p>}
          <h2 id="modal-offer" className="font-head text-2xl leading-heading">
            {modal.slogan}
          </h2>
          <p className="mt-2 text-muted">{modal.pitch}</p>
        </div>
        <div className="modal-form">
          <Translated>
            <SubscribeForm form={modal.form} />
          </Translated>
          <form method="dialog" className="modal-ways">
            {ebook && (
              <a href={ebook.page} className="link">
                {t('onlyEbook')}
              </a>
            )}
            <button type="submit" className="link">
              {t('later')}
            </button>
          </form>
        </div>
      </div>
    </dialog>
  );
}

/** A click beside the window closes it (HTML, `closedby`). React's types do not know the attribute yet. */
const lightDismiss: object = { closedby: 'any' };
