import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import type { ReactNode } from 'react';

/** Gives a form, which React runs as a client component, the messages that it says and no others. */
export function Translated({ children }: { readonly children: ReactNode }) {
  const { subscribe } = useMessages();
  return (
    <NextIntlClientProvider locale={useLocale()} messages={{ subscribe }}>
      {children}
    </NextIntlClientProvider>
  );
}
