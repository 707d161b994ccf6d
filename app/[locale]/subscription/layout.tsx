import './own.css';
import type { ReactNode } from 'react';

/** Pages of somebody's own subscription. */
export default function Layout({ children }: { readonly children: ReactNode }) {
  return children;
}
