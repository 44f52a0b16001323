const paths = {
  alert: 'M12 8v5m0 3.5v.1M10.3 4 2.6 17.5A2 2 0 0 0 4.3 20.5h15.4a2 2 0 0 0 1.7-3L13.7 4a2 2 0 0 0-3.4 0Z',
  back: 'm14.5 5-7 7 7 7',
  bell: 'M6 9.5a6 6 0 0 1 12 0c0 5.5 2.5 7 2.5 7h-17s2.5-1.5 2.5-7M10 20a2.2 2.2 0 0 0 4 0',
  box: 'M4 8.5 12 4l8 4.5v7L12 20l-8-4.5zm0 0 8 4.5m0 0 8-4.5M12 13v7',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M12 7v5l3 2m6-2a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  close: 'M6 6l12 12M18 6 6 18',
  comment: 'M20 12a7.5 7.5 0 0 1-11 6.6L4 20l1.4-4.4A7.5 7.5 0 1 1 20 12Z',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  download: 'M12 4v11m-4.5-4L12 15.500l4.5-4.5M5 20h14',
  edit: 'M4 20h4L19 9l-4-4L4 16zm9-13 4 4',
  flag: 'M6 21V4h11l-2.500 4L17 12H6',
  gavel: 'm13 4 6 6m-8.500-3.500 6 6M11.500 5.500l-5 5 6 6 5-5zM9.500 13.500 3.500 19.500',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.600-5.700l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.600 5.700l1-1',
  list: 'M9 6h11M9 12h11M9 18h11M4.500 6h.1M4.500 12h.1M4.500 18h.1',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.500 11h13v9h-13z',
  more: 'M5.500 12h.1M12 12h.1M18.500 12h.1',
  next: 'm9.500 5 7 7-7 7',
  people: 'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm-6.500 9a6.500 6.500 0 0 1 13 0M16 4.500a3.500 3.500 0 0 1 0 6m2 3a6.500 6.500 0 0 1 3.500 6',
  photo: 'M4 7h4l1.500-2.500h5L16 7h4v12H4zm8 9a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Z',
  plus: 'M12 5v14M5 12h14',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3h-3zm3 3h3v3h-3z',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.500 4.500',
  settings: 'M4 7h9m4 0h3M4 17h3m4 0h9M15 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM9 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  trash: 'M4 7h16M10 4h4M6 7l1 13h10l1-13M10 11v5m4-5v5',
  trophy: 'M8 4h8v6a4 4 0 0 1-8 0zm4 10v3m-4 3h8M8 6H4.500A3.500 3.500 0 0 0 8 10m8-4h3.500A3.500 3.500 0 0 1 16 10',
  upload: 'M12 16V5m-4.500 4L12 4.500 16.500 9M5 20h14',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8.500a8 8 0 0 1 16 0',
} as const;

export type IconName = keyof typeof paths;

/** Beside words only: it says nothing by itself. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={name === 'more' ? 3 : 1.8}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
