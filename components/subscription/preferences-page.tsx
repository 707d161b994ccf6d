import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AddressForm } from './address-form.tsx';
import { OwnForm } from './own-form.tsx';
import { OwnPage } from './own-page.tsx';
import type { OwnAction, OwnFields, RefusalWords } from './views.ts';

/** A subscription as its holder sees it. */
export interface PreferencesView {
  readonly publication: string;
  readonly address: string;
  readonly state: 'receiving' | 'paused' | 'ended' | 'bounced' | 'complained';
  /** The day in full on which a pause ends. */
  readonly pausedUntil?: string | undefined;
  /** The day of the week on which the newsletter comes. */
  readonly weekday: string;
  readonly locale: string;
  readonly locales: readonly { readonly locale: string; readonly name: string }[];
  /** Durations of a pause, in weeks. */
  readonly pauses: readonly number[];
  readonly ebook?: { readonly title: string; readonly href: string } | undefined;
  /** Leads to the page that ends the newsletter. */
  readonly leave: string;
  /** What one agrees to who subscribes again; absent where that is not possible. */
  readonly backText?: string | undefined;
  readonly data: string;
}

interface Props {
  readonly view: PreferencesView;
  readonly actions: Readonly<Record<'language' | 'pause' | 'address' | 'comeBack' | 'erase', OwnAction>>;
  readonly fields: OwnFields;
  readonly words: RefusalWords;
  readonly news?: string | undefined;
  /** What was typed as the new address into a form that could not be taken in. */
  readonly typed?: string | undefined;
}

/** Everything that a subscriber can decide about her subscription. */
export function PreferencesPage({ view, actions, fields, words, news, typed }: Props) {
  const t = useTranslations('subscription');
  const { publication, weekday, state } = view;
  const form = { fields, words };
  const address = (
    <bdi dir="ltr" className="own-address">
      {view.address}
    </bdi>
  );
  return (
    <OwnPage title={t('preferences.title')} news={news}>
      <p className="mt-4 text-lg">
        {t.rich(`preferences.${state}`, {
          publication,
          weekday,
          date: view.pausedUntil ?? '',
          to: () => address,
        })}
      </p>
      {view.backText !== undefined && (
        <Part id="back" title={t('back.button')} text={view.backText}>
          <OwnForm id="come-back" action={actions.comeBack} {...form}>
            <button type="submit" className="button-strong">
              {t('back.button')}
            </button>
          </OwnForm>
        </Part>
      )}
      <Part id="language" title={t('preferences.language')} text={t('preferences.languageText')}>
        <OwnForm id="language-form" action={actions.language} {...form}>
          <label htmlFor="new-locale" className="own-label">
            {t('preferences.languageLabel')}
          </label>
          <div className="own-row">
            <select id="new-locale" name="newLocale" className="field" defaultValue={view.locale}>
              {view.locales.map(({ locale, name }) => (
                <option key={locale} value={locale} lang={locale}>
                  {name}
                </option>
              ))}
            </select>
            <button type="submit" className="button">
              {t('preferences.languageButton')}
            </button>
          </div>
        </OwnForm>
      </Part>
      {(state === 'receiving' || state === 'paused') && <PausePart view={view} action={actions.pause} form={form} />}
      <Part id="address" title={t('preferences.address')} text={t('preferences.addressText')}>
        <AddressForm
          action={actions.address}
          {...form}
          typed={typed}
          label={t('preferences.addressLabel')}
          button={t('preferences.addressButton')}
        />
      </Part>
      {view.ebook && (
        <Part id="ebook" title={t('preferences.ebook')} text={t('preferences.ebookText', { title: view.ebook.title })}>
          <a href={view.ebook.href} className="button">
            {t('preferences.ebookButton')}
          </a>
        </Part>
      )}
      <Part id="data" title={t('preferences.data')} text={t('preferences.dataText')}>
        <a href={view.data} className="button" download="">
          {t('preferences.dataButton')}
        </a>
      </Part>
      {(state === 'receiving' || state === 'paused') && (
        <Part id="leave" title={t('preferences.leave')} text={t('preferences.leaveText')}>
          <a href={view.leave} className="button">
            {t('unsubscribe.button')}
          </a>
        </Part>
      )}
      <details className="own-part own-erase">
        <summary>
          <h2>{t('preferences.erase')}</h2>
        </summary>
        <p className="mb-4 text-muted">{t('preferences.eraseText')}</p>
        <OwnForm id="erase-form" action={actions.erase} {...form}>
          <button type="submit" className="button-strong">
            {t('preferences.eraseButton')}
          </button>
        </OwnForm>
      </details>
    </OwnPage>
  );
}

function PausePart(props: {
  readonly view: PreferencesView;
  readonly action: OwnAction;
  readonly form: Pick<Props, 'fields' | 'words'>;
}) {
  const t = useTranslations('subscription.preferences');
  const { view, action, form } = props;
  const paused = view.pausedUntil;
  return (
    <Part
      id="pause"
      title={t('pause')}
      text={paused === undefined ? t('pauseText') : t('pausedText', { date: paused })}
    >
      <OwnForm id="pause-form" action={action} {...form}>
        {paused === undefined ? (
          <>
            <label htmlFor="pause-weeks" className="own-label">
              {t('pauseLabel')}
            </label>
            <div className="own-row">
              <select id="pause-weeks" name="weeks" className="field" defaultValue={view.pauses[1]}>
                {view.pauses.map((count) => (
                  <option key={count} value={count}>
                    {t('weeks', { count })}
                  </option>
                ))}
              </select>
              <button type="submit" className="button">
                {t('pauseButton')}
              </button>
            </div>
          </>
        ) : (
          <button type="submit" name="weeks" value="0" className="button">
            {t('resumeButton')}
          </button>
        )}
      </OwnForm>
    </Part>
  );
}

function Part(props: {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  const { id, title, text, children } = props;
  return (
    <section aria-labelledby={id} className="own-part">
      <h2 id={id}>{title}</h2>
      <p className="mb-4 text-muted">{text}</p>
      {children}
    </section>
  );
}
