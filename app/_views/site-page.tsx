import type { ComponentProps } from 'react';
import { Page } from '../../components/page/page.tsx';
import { SubscribeModal } from '../../components/subscribe/subscribe-modal.tsx';
import type { modalPages } from '../../publication/model.ts';
import type { Site } from './site.ts';
import { modalRules, offerView } from './subscribe.ts';

interface Props extends Omit<ComponentProps<typeof Page>, 'site' | 'modal' | 'offer'> {
  readonly site: Site;
  /** Which kind of page it is, where the window that offers the newsletter may open. */
  readonly kind?: (typeof modalPages)[number] | undefined;
  /** Whether the foot offers the newsletter: not where the content does. */
  readonly offers?: boolean;
}

/** A page of the publication, on which readers are offered the newsletter. */
export async function SitePage({ site, kind, offers = true, ...page }: Props) {
  const rules = kind && modalRules(site, kind);
  return (
    <Page
      {...page}
      site={site.view}
      offer={offers ? await offerView(site, 'footer') : undefined}
      modal={rules && <SubscribeModal rules={rules} />}
    />
  );
}
