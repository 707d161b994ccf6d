const shapes = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 21 21',
  language: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
  appearance: 'M12 4a8 8 0 1 0 0 16ZM12 4a8 8 0 0 1 0 16',
  share: 'M12 15V4M8 7l4-4 4 4M6 11v9h12v-9',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  email: 'M3 6h18v13H3ZM3 7l9 7 9-7',
} as const;

/** A small drawing beside a word; it says nothing by itself. */
export function Icon({ name }: { readonly name: keyof typeof shapes }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
      className="shrink-0"
    >
      <path d={shapes[name]} />
      {name === 'appearance' && <path d="M12 4a8 8 0 0 1 0 16Z" fill="currentColor" />}
    </svg>
  );
}
