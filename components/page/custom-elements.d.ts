import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type CustomElement = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'theme-switch': CustomElement;
      'share-article': CustomElement;
      'subscribe-form': CustomElement;
      'subscribe-modal': CustomElement;
    }
  }
}
