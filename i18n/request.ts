import { getRequestConfig } from 'next-intl/server';
import { loadMessages, sourceLocale } from './messages.ts';

export default getRequestConfig(async ({ requestLocale }) => {
  const locale = (await requestLocale) ?? sourceLocale;
  return { locale, messages: await loadMessages(locale), timeZone: 'UTC' };
});
